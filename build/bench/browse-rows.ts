import { findBrowser } from '../find-browser.ts';
import { BrowseWindow } from './browse-window.ts';
import { median, percentile, type Row } from './measure.ts';

const SEARCHES = 21;
const FRAMES = 600;
/** About as fast as a wheel is turned: three rows and as many with each frame. */
const STEPS_PX = [100, 300] as const;

/** Searching and scrolling in the browser, with all of the collection's cards. The official one has no page to ask. */
export async function measureBrowsing(profile: string): Promise<Row[]> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    console.log('The browser is not measured: there is no Chromium (EBB_BROWSER).');
    return [];
  }
  const window = await BrowseWindow.open(executablePath, profile);
  const row = (name: string, ebb: number, unit: Row['unit'] = 'ms'): Row => ({ name, unit, ebb, official: undefined });
  try {
    const words = await someWords(window);
    const cards = (await window.call('search.cards', { query: '' })) as number[];
    await window.searched('deck:*');
    const before = await window.worked();
    const times: number[] = [];
    for (const word of words) times.push(await window.searched(word));
    const after = await window.worked();
    const allMs = await window.searched('deck:*');
    const rows = [
      row(`browser of ${cards.length} cards: from Enter to the first rows`, median(times)),
      row('  95th percentile', percentile(times, 0.95)),
      row('  time of the processor, page', (after.browser - before.browser) / times.length),
      row('  time of the processor, host', (after.host - before.host) / times.length),
      row('  all cards', allMs),
    ];
    for (const stepPx of STEPS_PX) {
      const { frames, blankFrames } = await window.scrolled(FRAMES, stepPx);
      rows.push(row(`  blank frames of ${frames}, scrolling ${stepPx} pixels with each`, blankFrames, 'pieces'));
    }
    return rows;
  } finally {
    await window.close();
  }
}

/** Words that notes from all over the collection have. */
async function someWords(window: BrowseWindow): Promise<string[]> {
  const noteIds = (await window.call('search.notes', { query: '' })) as number[];
  const words: string[] = [];
  for (let at = 0; at < SEARCHES; at += 1) {
    const noteId = noteIds[Math.floor((noteIds.length * at) / SEARCHES)];
    const { fields } = (await window.call('notes.get', { noteId })) as { fields: string[] };
    const [word] = (fields[0] ?? '').match(/\p{L}{3,}/gu) ?? [];
    if (word !== undefined) words.push(word);
  }
  return words;
}
