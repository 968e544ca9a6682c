const UNIT_MINS = { d: 1440, h: 60, m: 1, s: 1 / 60 } as const;
type Unit = keyof typeof UNIT_MINS;
const units: readonly Unit[] = ['d', 'h', 'm', 's'];
const MAX_MINS = 5_256_000;

/** `1m 10m 1d`: each delay in the largest unit that makes it a whole number, minutes otherwise. */
export function stepsText(stepsMins: readonly number[]): string {
  return stepsMins.map(stepText).join(' ');
}

function stepText(mins: number): string {
  for (const unit of units) {
    const count = mins / UNIT_MINS[unit];
    const whole = Math.max(1, Math.round(count));
    // Stored as 32-bit floats, seconds as parts of a minute.
    if (Math.fround(whole * UNIT_MINS[unit]) === Math.fround(mins)) return `${whole}${unit}`;
  }
  return `${mins}m`;
}

/** Delays in minutes, or undefined where one of them can't be read. Without a unit minutes are meant. */
export function parseSteps(text: string): number[] | undefined {
  const steps: number[] = [];
  for (const word of text.split(/[\s,،]+/u).filter((part) => part !== '')) {
    const [, digits = '', unit = 'm'] = /^(\d+(?:\.\d+)?)([smhd])?$/u.exec(word.toLowerCase()) ?? [];
    const known = units.find((each) => each === unit);
    const mins = known === undefined || digits === '' ? Number.NaN : Number(digits) * UNIT_MINS[known];
    if (!(mins > 0 && mins < MAX_MINS)) return undefined;
    steps.push(Math.fround(mins));
  }
  return steps;
}
