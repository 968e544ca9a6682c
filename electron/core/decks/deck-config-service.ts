import type { deckConfig } from '#shared/contract/deck-configs.ts';
import type { Handlers } from '#shared/contract/define.ts';
import { DeckConfigId } from '#shared/contract/ids.ts';
import type { DeckConfig } from '#shared/domain/deck-config.ts';
import type { JsonObject } from '#shared/domain/json-value.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import {
  addDeckConfig,
  deckConfigFromJson,
  freeDeckConfigId,
  getDeckConfig,
  jsonFromDeckConfig,
  listDeckConfigs,
  updateDeckConfig,
} from '../storage/deck-config-storage.ts';
import { getDeck, updateDeck } from '../storage/deck-storage.ts';
import { deckConfigObject } from '../storage/default-objects.ts';
import { stringifyLossless } from '../storage/lossless-json.ts';
import { plainObject } from '../storage/plain-json.ts';
import { changedOptions } from './changed-options.ts';
import { deckOptionsService, type DeckOptionsServiceDeps } from './options/deck-options-service.ts';

/** Presets of deck options as objects, and the options of a deck with all that follows from them for cards. */
export function deckConfigService(deps: DeckOptionsServiceDeps): Handlers<typeof deckConfig> {
  const { collection } = deps;
  return {
    ...deckOptionsService(deps),
    list: () =>
      listDeckConfigs(collection().db).map((config) => ({
        deckConfigId: DeckConfigId.parse(config.id),
        name: config.name,
        options: plainObject(jsonFromDeckConfig(config)),
      })),
    add: ({ name, copyOf }) => {
      const col = collection();
      return col.transact('addDeckConfig', () => {
        const id = freeDeckConfigId(col.db, col.env.clock.nowMs());
        const like =
          copyOf === undefined ? deckConfigObject(id, name) : jsonFromDeckConfig(getDeckConfig(col.db, copyOf));
        addDeckConfig(col.db, { ...deckConfigFromJson(like), ...stamp(col), id, name });
        return { deckConfigId: DeckConfigId.parse(id) };
      });
    },
    update: ({ deckConfigId, name, options }) => {
      const col = collection();
      return col.transact('updateDeckConfig', () => {
        changePreset(col, getDeckConfig(col.db, deckConfigId), { name, options });
        return null;
      });
    },
    assign: ({ deckId, deckConfigId }) => {
      const col = collection();
      return col.transact('assignDeckConfig', () => {
        const deck = getDeck(col.db, deckId);
        if (deck.kind === 'filtered') {
          throw new AppError('invalidInput', { issues: ['deckId: a filtered deck has no preset'] });
        }
        const configId = getDeckConfig(col.db, deckConfigId).id;
        if (deck.configId !== configId) updateDeck(col.db, { ...deck, configId, ...stamp(col) });
        return null;
      });
    },
  };
}

/** Writes nothing when nothing changes: a fresh mtime would be sent. */
function changePreset(
  col: Collection,
  config: DeckConfig,
  change: { readonly name: string | undefined; readonly options: JsonObject | undefined },
): void {
  const before = jsonFromDeckConfig(config);
  const after = changedOptions(before, change.options ?? {});
  const name = change.name ?? config.name;
  if (name === config.name && stringifyLossless(after) === stringifyLossless(before)) return;
  updateDeckConfig(col.db, { ...deckConfigFromJson(after), ...stamp(col), name });
}

function stamp({ env }: Collection): { readonly mtimeSecs: number; readonly usn: number } {
  return { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 };
}
