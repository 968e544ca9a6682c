// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { DoctorCheckName, DoctorFinding } from '#shared/contract/sync-doctor.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { createFormatter } from '#shared/i18n/format.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { type FakeClient, choiceOf, fakeClient, loggedInStatus, never } from '#renderer/testing/fake-client.ts';
import { renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';
import { doctorReport } from './doctor-report.ts';
import { findingWords } from './finding-words.ts';

setUpWindow();

type Diagnosis = MethodOutput<'syncDoctor.run'>;
const numbers = { cards: 1, notes: 1, reviews: 0, decks: 1, modifiedMs: 1 };
const counts = { cards: 42, notes: 30, reviews: 50, notetypes: 6, decks: 12, deckConfigs: 3 };
const diagnosis = (finding: DoctorFinding | null, failedAt?: DoctorCheckName): Diagnosis => ({
  finding,
  about: { version: '1.2.3', user: 'm…' },
  checks: DoctorCheckName.options.map((check) => ({
    check,
    result: check === failedAt ? 'failed' : 'ok',
    tookMs: 3,
    facts: { host: 'sync.example' },
  })),
});

function open(client: FakeClient) {
  const window = renderApp(client);
  openDialog({ kind: 'syncDoctor' });
  return window;
}
const answering = (answer: Diagnosis): FakeClient => fakeClient({ syncDoctor: { run: async () => answer } });

test('says the finding, where it lies, and offers one button beside Close', async () => {
  open(answering(diagnosis({ kind: 'nameUnknown', host: 'sync.example' }, 'nameLookup')));
  const dialog = await screen.findByRole('dialog', { name: 'There is no server named sync.example' });
  const [first] = within(within(dialog).getByRole('list', { name: 'What was looked at' })).getAllByRole('listitem');
  expect(first?.textContent).toBe('Name of the serverhere it fails');
  const buttons = within(dialog)
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
  expect(buttons).toEqual(['Copy', 'Open Preferences', 'Close']);
});

test('says that everything is fine, and syncs again', async () => {
  const client = answering(diagnosis(null));
  const { user } = open(client);
  const dialog = await screen.findByRole('dialog', { name: 'Everything is fine now' });
  await user.click(within(dialog).getByRole('button', { name: 'Sync again' }));
  await waitFor(() => expect(client.made.map(({ method }) => method)).toContain('sync.start'));
});

test('ends the search when it is closed', async () => {
  let signal: AbortSignal | undefined;
  const run = async (_input: unknown, options?: { signal?: AbortSignal }): Promise<Diagnosis> => {
    signal = options?.signal;
    return never();
  };
  const { user } = open(fakeClient({ syncDoctor: { run } }));
  const dialog = await screen.findByRole('dialog', { name: 'Looking for the cause' });
  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  expect(signal?.aborted).toBe(true);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('says that a sync came first, and looks again when asked', async () => {
  let round = 0;
  const run = async (): Promise<Diagnosis> => {
    round += 1;
    if (round === 1) throw new AppError('interrupted', {});
    return diagnosis(null);
  };
  const { user } = open(fakeClient({ syncDoctor: { run } }));
  await screen.findByRole('dialog', { name: 'The search was stopped' });
  await user.click(screen.getByRole('button', { name: 'Look again' }));
  await screen.findByRole('dialog', { name: 'Everything is fine now' });
});

test('copies the report', async () => {
  const finding: DoctorFinding = { kind: 'clientTooOld', host: 'sync.example' };
  const { user } = open(answering(diagnosis(finding, 'serverVersion')));
  await user.click(await screen.findByRole('button', { name: 'Copy the report' }));
  await screen.findByRole('button', { name: 'Copied' });
  const copied = await navigator.clipboard.readText();
  expect(copied).toContain('serverVersion: failed, 3 ms, host=sync.example');
  expect(copied).toContain('user=m…');
});

test.each([
  [1, 0],
  [2, 1],
])(
  'after a sync in one direction, differing counts that came %i times in a row offer it: %i',
  async (times, offered) => {
    const client = fakeClient({
      sync: {
        start: async () => choiceOf('conflict'),
        status: async () => loggedInStatus,
        resolve: async () => ({ kind: 'uploaded', backups: [], numbers, bytes: 1 }),
      },
      syncDoctor: { countFailures: async () => ({ times }), run: async () => diagnosis(null) },
    });
    const { user } = renderApp(client);
    await user.click(await screen.findByRole('button', { name: /^Sync( Y)?$/u }));
    await user.click(await screen.findByRole('button', { name: 'Upload this device' }));
    const dialog = await screen.findByRole('dialog', { name: 'Upload complete' });
    await waitFor(() => expect(client.made.map(({ method }) => method)).toContain('syncDoctor.countFailures'));
    await waitFor(() =>
      expect(within(dialog).queryAllByRole('button', { name: 'Find out why' })).toHaveLength(offered),
    );
    if (offered === 0) return;
    await user.click(within(dialog).getByRole('button', { name: 'Find out why' }));
    await screen.findByRole('dialog', { name: 'Everything is fine now' });
  },
);

test('the report has a line for each check', () => {
  const report = doctorReport(diagnosis(null), 'Ebb 1.2.3');
  for (const name of DoctorCheckName.options) expect(report).toContain(`\n${name}: ok`);
});

describe.each(['en', 'ar'] as const)('every finding can be said in words: %s', (locale) => {
  const samples: Record<string, unknown> = {
    host: 'sync.example',
    proxy: 'proxy.example:3128',
    variable: 'HTTPS_PROXY',
    issuer: 'Our own CA',
    names: 'nas.local',
    cause: 'EPROTO',
    base: 'https://sync.example/',
    message: 'closed',
    code: 'sync.unexpectedStatus',
    port: 8080,
    status: 503,
    untilMs: Date.UTC(2026, 0, 2),
    fromMs: Date.UTC(2026, 0, 2),
    localSecs: 1_700_000_000,
    serverSecs: 1_700_003_600,
    bytes: 400 << 20,
    limitBytes: 300 << 20,
    rows: 3,
    times: 2,
    here: counts,
    there: { ...counts, cards: 41, notes: 29 },
  };
  const words = (finding: DoctorFinding) =>
    findingWords(finding, createTranslator(locale), createFormatter(locale), Date.UTC(2026, 5, 1));

  test.each(DoctorFinding.options.map(({ shape }) => [shape.kind.value, Object.keys(shape)] as const))(
    '%s',
    (kind, keys) => {
      const values = Object.fromEntries(keys.map((key) => [key, key === 'kind' ? kind : samples[key]]));
      const finding = DoctorFinding.parse(values);
      const { title, next } = words(finding);
      for (const said of [title, next]) expect(said).not.toMatch(/^doctor-|\{|undefined|NaN/u);
      if ('there' in finding) expect(words({ ...finding, there: null }).next).not.toBe(next);
    },
  );

  test('a port is written as in addresses', () => {
    expect(words({ kind: 'connectionRefused', host: 'nas', port: 27_701 }).title).toContain('27701');
  });

  test('differing counts have both numbers', () => {
    const there = { ...counts, cards: 41 };
    expect(words({ kind: 'countsDiffer', here: counts, there }).next).toMatch(/42|٤٢/u);
  });
});
