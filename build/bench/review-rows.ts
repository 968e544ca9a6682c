import { findBrowser } from '../find-browser.ts';
import { percentile, type Row } from './measure.ts';
import { StudyWindow } from './study-window.ts';

/** Cards to get warm on: the first ones load what all need. */
const WARM = 5;
/** How long each side is looked at: a quick person, and nobody at all. */
const PACES_MS = [300, 0];
const KINDS = [
  ['plain card', (i: number) => `What is ${i} times 7?`],
  ['card with an image', (i: number) => `Where is this? ${i} <img src="picture.bmp">`],
  ['card with maths', (i: number) => `\\(\\frac{x^${i}}{\\sqrt{2}} + \\sum_{k=1}^{n} k\\)`],
  ['card with a script', (i: number) => `<p>${i}</p><script>document.querySelector("p").id = "ran"</script>`],
] as const;

/** From the key that answers a card until the next question is painted, and what a card costs. */
export async function measureReview(cards: number): Promise<readonly Row[]> {
  const executablePath = browser();
  if (executablePath === undefined) return [];
  const rows: Row[] = [];
  for (const [name, front] of KINDS) rows.push(...(await measureKind(executablePath, { name, front, cards })));
  return rows;
}

interface Kind {
  readonly name: string;
  readonly front: (i: number) => string;
  readonly cards: number;
}

async function measureKind(executablePath: string, { name, front, cards }: Kind): Promise<readonly Row[]> {
  const count = PACES_MS.length * cards + WARM + 1;
  const window = await StudyWindow.open(
    executablePath,
    Array.from({ length: count }, (_, i) => front(i)),
  );
  try {
    for (let i = 0; i < WARM; i += 1) await window.answered(0);
    const before = await window.worked();
    const rows: Row[] = [];
    for (const paceMs of PACES_MS) {
      const times: number[] = [];
      for (let i = 0; i < cards; i += 1) times.push(await window.answered(paceMs));
      const pace = paceMs === 0 ? 'without a pause' : `after looking ${paceMs} ms`;
      rows.push(row(`key to next question, ${name}, ${pace}, median`, percentile(times, 0.5)));
      rows.push(row('  95th percentile', percentile(times, 0.95)));
    }
    const after = await window.worked();
    const perCard = (who: 'browser' | 'host'): number => (after[who] - before[who]) / (PACES_MS.length * cards);
    rows.push(row('  processor time of the browser per card, the driver’s included', perCard('browser')));
    rows.push(row('  processor time of the host per card', perCard('host')));
    return rows;
  } finally {
    await window.close();
  }
}

/** What host and page hold after many cards of all kinds. */
export async function measureReviewMemory(cards: number): Promise<readonly Row[]> {
  const executablePath = browser();
  if (executablePath === undefined) return [];
  const fronts = Array.from({ length: cards + 2 * WARM + 1 }, (_, i) => KINDS[i % KINDS.length]?.[1](i) ?? '');
  const window = await StudyWindow.open(executablePath, fronts);
  try {
    for (let i = 0; i < 2 * WARM; i += 1) await window.answered(0);
    const first = await window.held();
    for (let i = 0; i < cards; i += 1) await window.answered(0);
    const last = await window.held();
    const grown = (name: string, key: keyof typeof last, unit: Row['unit']): readonly Row[] => [
      { ...row(`after ${cards} cards: ${name}`, last[key]), unit },
      { ...row('  more than after the first ones', last[key] - first[key]), unit },
    ];
    return [
      ...grown('the host', 'hostMib', 'MiB'),
      ...grown('the processes of page and frames', 'pagesMib', 'MiB'),
      ...grown('heap of the page', 'heapMib', 'MiB'),
      ...grown('documents', 'documents', 'pieces'),
      ...grown('nodes', 'nodes', 'pieces'),
      ...grown('listeners', 'listeners', 'pieces'),
    ];
  } finally {
    await window.close();
  }
}

function row(name: string, ebb: number): Row {
  return { name, unit: 'ms', ebb, official: undefined };
}

function browser(): string | undefined {
  const found = findBrowser();
  if (found === undefined) console.log('Studying in a window is not measured: it needs Chromium.');
  return found;
}
