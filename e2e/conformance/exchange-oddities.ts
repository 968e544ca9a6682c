import Database from 'better-sqlite3';

export type Json = Record<string, unknown>;

/** Rounded 64-bit ids would be lost on the way, so edits are only of files whose ids nobody compares, or go by text. */
export function editJson(
  path: string,
  column: 'decks' | 'dconf' | 'models' | 'conf',
  edit: (objects: Record<string, Json>) => void,
): void {
  const db = new Database(path);
  const objects = JSON.parse(String(db.prepare(`SELECT ${column} FROM col`).pluck().get()));
  edit(objects);
  db.prepare(`UPDATE col SET ${column} = ?`).run(JSON.stringify(objects));
  db.close();
}

/** Unknown keys at every level, numbers that don't fit a double, names that nearly clash, presets of one name. */
export function addOddities(path: string): void {
  const future = { big: 'BIG', list: [1, 1.5, null, { deep: 'BIG' }], text: 'ü' };
  const odd = (object: Json): void => void Object.assign(object, { ebbTest: future });
  editJson(path, 'decks', (decks) => {
    const normal = Object.values(decks).filter((deck) => deck['dyn'] === 0 && deck['id'] !== 1);
    const names = ['Ecole', 'École', 'école::Sub', 'Æther', 'aether', 'Straße', 'Ωmega::ωmega', 'z::::z'];
    for (const [i, deck] of normal.entries()) {
      if (!String(deck['name']).includes('::') && names[i] !== undefined) deck['name'] = names[i];
      Object.assign(deck, {
        newLimit: 7,
        reviewLimitToday: { limit: 3, today: 400 },
        desiredRetention: 70 + i,
        extendNew: i,
      });
    }
    for (const deck of Object.values(decks)) odd(deck);
  });
  editJson(path, 'dconf', (configs) => {
    const first = configs['1'] ?? {};
    for (const [id, factor] of [
      ['501', 2001],
      ['502', 1310],
    ] as const) {
      configs[id] = {
        ...structuredClone(first),
        id: Number(id),
        name: 'Default',
        desiredRetention: 0.8734,
        easyDaysPercentages: [1, 0.5, 0, 1, 1, 1, 0.25],
        fsrsParams6: Array.from({ length: 21 }, (_, i) => Math.sin(i) * 10),
        fsrsWeights: [0.1, 1e-7, 123456.79],
        weightSearch: 'deck:"x" ü',
        answerAction: 3,
        questionAction: 1,
        waitForAudio: false,
        secondsToShowAnswer: 2.35,
        newGatherPriority: 3,
      };
      Object.assign(configs[id]['new'] as Json, {
        initialFactor: factor,
        delays: [0.1, 1.1, 1440],
        ints: [3, 9, 7],
        order: 0,
      });
      Object.assign(configs[id]['rev'] as Json, { ivlFct: 0.93, hardFactor: 1.21, maxIvl: 99 });
      Object.assign(configs[id]['lapse'] as Json, { mult: 0.13, delays: [], leechAction: 0 });
    }
    for (const config of Object.values(configs)) {
      odd(config);
      for (const block of ['new', 'rev', 'lapse']) odd(config[block] as Json);
    }
  });
  editJson(path, 'models', (models) => {
    for (const [i, model] of Object.values(models).entries()) {
      odd(model);
      Object.assign(model, { latexsvg: true, originalId: 'BIG', did: i === 0 ? 1 : null });
      for (const part of [...(model['flds'] as Json[]), ...(model['tmpls'] as Json[])])
        Object.assign(part, { id: 'BIG' }, { ebbTest: future });
      Object.assign((model['flds'] as Json[])[0] ?? {}, {
        tag: 3,
        description: 'd',
        plainText: true,
        rtl: true,
        size: 33,
        font: 'Ωfont',
      });
      Object.assign((model['tmpls'] as Json[])[0] ?? {}, { did: 1, bfont: 'B', bsize: 12, bqfmt: '{{Front}}' });
    }
  });
  editJson(path, 'conf', (conf) => odd(conf));
  const db = new Database(path);
  // Numbers that JSON.stringify can't write.
  for (const column of ['decks', 'dconf', 'models', 'conf']) {
    db.exec(`UPDATE col SET ${column} = replace(${column}, '"BIG"', '-5564691263034886561')`);
  }
  db.exec(
    `UPDATE cards SET data = '{"pos":3,"s":1.2345,"d":5.123,"cd":"{\\"a\\":1}"}' WHERE id IN (SELECT id FROM cards WHERE type = 2 LIMIT 5)`,
  );
  db.close();
}
