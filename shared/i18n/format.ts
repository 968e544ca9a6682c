import type { Locale } from '#shared/contract/app.ts';

/** Numbers, sizes, spans and moments as the language writes them. Moments are in the time zone of the process. */
export interface Formatter {
  number(value: number): string;
  bytes(value: number): string;
  /** `18 min`, `1.5 hr`: short, one unit. */
  span(ms: number): string;
  /** Day and time; today's as `today, 10:42`. */
  moment(ms: number, nowMs: number): string;
  /** The day alone; this one's as `today`, the one before as `yesterday`. */
  day(ms: number, nowMs: number): string;
  /** The time of day alone. */
  time(ms: number): string;
  /** `12 minutes ago`, in the coarsest unit that says something. */
  ago(ms: number, nowMs: number): string;
}

/** Between a day and a time. Intl's lists would say "and" in some languages. */
const comma: Record<Locale, string> = { en: ', ', ar: '، ' };
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const yearMs = 365 * dayMs;
/** As on the answer buttons. */
const monthMs = yearMs / 12;

export function createFormatter(locale: Locale): Formatter {
  const number = new Intl.NumberFormat(locale);
  /** One is dear to make, and a long list writes one span a row. */
  const units = new Map<string, Intl.NumberFormat>();
  const unit = (value: number, name: string, digits: number): string => {
    const key = `${name} ${digits}`;
    const known = units.get(key) ?? unitFormat(locale, name, digits);
    units.set(key, known);
    return known.format(value);
  };
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });

  return {
    number: (value) => number.format(value),
    bytes: (value) => {
      if (value < 1000) return unit(value, 'byte', 0);
      if (value < 1_000_000) return unit(value / 1000, 'kilobyte', 0);
      if (value < 1_000_000_000) return unit(value / 1_000_000, 'megabyte', 1);
      return unit(value / 1_000_000_000, 'gigabyte', 2);
    },
    span: (ms) => {
      if (ms < minuteMs) return unit(ms / 1000, 'second', 1);
      if (ms < hourMs) return unit(ms / minuteMs, 'minute', ms < 10 * minuteMs ? 1 : 0);
      if (ms < dayMs) return unit(ms / hourMs, 'hour', 1);
      if (ms < monthMs) return unit(ms / dayMs, 'day', 0);
      return ms < yearMs ? unit(ms / monthMs, 'month', 1) : unit(ms / yearMs, 'year', 1);
    },
    moment: (ms, nowMs) => {
      const sameDay = day.format(ms) === day.format(nowMs);
      return `${sameDay ? relative.format(0, 'day') : day.format(ms)}${comma[locale]}${time.format(ms)}`;
    },
    day: (ms, nowMs) => {
      for (const daysAgo of [0, 1]) {
        const then = new Date(nowMs);
        then.setDate(then.getDate() - daysAgo);
        if (day.format(ms) === day.format(then)) return relative.format(-daysAgo, 'day');
      }
      return day.format(ms);
    },
    time: (ms) => time.format(ms),
    ago: (ms, nowMs) => {
      const passedMs = Math.max(0, nowMs - ms);
      if (passedMs < minuteMs) return relative.format(0, 'second');
      if (passedMs < hourMs) return relative.format(-Math.floor(passedMs / minuteMs), 'minute');
      if (passedMs < dayMs) return relative.format(-Math.floor(passedMs / hourMs), 'hour');
      return relative.format(-Math.floor(passedMs / dayMs), 'day');
    },
  };
}

function unitFormat(locale: Locale, unit: string, maximumFractionDigits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits });
}
