import type { Handlers } from '#shared/contract/define.ts';
import type { text } from '#shared/contract/text.ts';
import type { OpChanges } from '#shared/domain/op-changes.ts';
import type { RenderWords } from '#shared/domain/template/render-words.ts';
import type { Collection } from '../collection/collection.ts';
import { exportText } from './export-text.ts';
import { importText } from './import-text.ts';
import { inspectText } from './inspect-text.ts';

interface TextServiceDeps {
  readonly collection: () => Collection;
  readonly words: RenderWords;
  readonly emitChanges: (changes: OpChanges) => void;
}

/** Notes and cards from and into plain text files. */
export function textService({ collection, words, emitChanges }: TextServiceDeps): Handlers<typeof text> {
  return {
    inspect: ({ path, ...chosen }) => inspectText(collection(), path, chosen),
    import: ({ path, options }, ctx) => {
      const { output, changes } = importText(collection(), path, options, ctx);
      if (changes !== null) emitChanges(changes);
      return output;
    },
    export: (wish, ctx) => exportText(collection(), wish, { ctx, words }),
  };
}
