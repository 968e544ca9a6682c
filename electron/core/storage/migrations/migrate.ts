import { AppError } from '#shared/errors/app-error.ts';
import type { WriteDb } from '../connection.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from '../schema.ts';
import { withSqliteErrors } from '../sqlite-error.ts';
import { createSchema } from './001-create-schema.ts';

/** One step forward; never changed once it was in a release. */
interface Migration {
  readonly version: number;
  readonly name: string;
  run(db: WriteDb): void;
}

const MIGRATIONS: readonly Migration[] = [{ version: 1, name: 'create the schema', run: createSchema }];

/**
 * The steps `migrate` would run, empty for an up-to-date file. When there are some and the file is no new one,
 * make a backup first. Throws `collection.newer` for a file of a later Ebb, `collection.damaged` for one that is not ours.
 */
export function neededMigrations(db: WriteDb): readonly string[] {
  return pending(db).map((step) => step.name);
}

/** Brings a new or older file up to date, all steps in one transaction. Throws as `neededMigrations` does. */
export function migrate(db: WriteDb): void {
  const steps = pending(db);
  if (steps.length === 0) return;
  withSqliteErrors(db.name, () =>
    db.transaction(() => {
      for (const step of steps) step.run(db);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${SCHEMA_VERSION}`);
    })(),
  );
}

function pending(db: WriteDb): readonly Migration[] {
  const { applicationId, version, tables } = withSqliteErrors(db.name, () => ({
    applicationId: Number(db.pragma('application_id', { simple: true })),
    version: Number(db.pragma('user_version', { simple: true })),
    tables: Number(db.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get()),
  }));
  const isNew = applicationId === 0 && version === 0 && tables === 0;
  if (!isNew && (applicationId !== APPLICATION_ID || version < 1)) {
    throw new AppError('collection.damaged', { check: 'notOurs' });
  }
  if (version > SCHEMA_VERSION) {
    throw new AppError('collection.newer', { found: version, supported: SCHEMA_VERSION });
  }
  return MIGRATIONS.filter((step) => step.version > version);
}
