import { fieldChecksum, strippedField } from '#core/notes/field-checksum.ts';
import type { SearchNode, SearchNodes, SearchTerm, TextMode } from '#shared/domain/search/search-tree.ts';
import { SearchSyntaxError } from '#shared/domain/search/search-fault.ts';
import { findConfig } from '../config-storage.ts';
import type { ReadDb } from '../connection.ts';
import { listDeckConfigs } from '../deck-config-storage.ts';
import { deckNameKey, findDeck, listDecks } from '../deck-storage.ts';
import { foldName } from '../fold-name.ts';
import { listNotetypes } from '../notetype-storage.ts';
import { all, type SqlValue } from '../statement.ts';
import { inDecks, propertySql, stateSql } from './card-sql.ts';
import { searchedRuns } from './field-runs.ts';
import { answeredSql, introducedSql } from './revlog-sql.ts';
import { type FieldPlace, fieldSql, hasTextSql, plainSql } from './field-sql.ts';
import type { SearchMoment } from './search-functions.ts';
import { simpleRegex } from './simple-regex.ts';
import { simpleTagSql } from './tag-glob.ts';
import { isOfNotes } from './term-tables.ts';
import { UnreadablePattern, unreadable } from './unreadable-pattern.ts';
import {
  type TextMatcher,
  regexMatcher,
  tagMatcher,
  wholeFieldMatcher,
  withoutCombining,
  wordMatcher,
} from './search-regex.ts';
import { globSource, likePattern, looseLikePattern, nameMatcher, withoutEscapes } from './wildcards.ts';

/** A condition over cards `c` if `usesCards`, and notes `n` if `usesNotes`. */
export interface SearchSql {
  readonly where: string;
  readonly params: Readonly<Record<string, SqlValue>>;
  /** What `ebb_matches` calls by number. */
  readonly matchers: readonly TextMatcher[];
  readonly usesCards: boolean;
  readonly usesNotes: boolean;
}

export interface SearchSettings {
  readonly moment: SearchMoment;
  /** The deck that `deck:current` means. */
  readonly currentDeckId: number;
  /** Whose ids are asked for: their table is there anyhow. */
  readonly finds: 'cards' | 'notes';
}

/** Throws `SearchSyntaxError` for a regular expression that can't be read. */
export function searchSql(db: ReadDb, nodes: SearchNodes, settings: SearchSettings): SearchSql {
  const writer = new SearchWriter(db, settings);
  const where = nodes.length === 0 ? '1' : writer.nodes(nodes);
  const { params, matchers, usesCards, usesNotes } = writer;
  return { where, params, matchers, usesCards, usesNotes };
}

/** These names stand for every field, whose texts then may also differ in case beyond English. */
const ANY_FIELD: ReadonlySet<string> = new Set(['*', '_*', '*_']);
const TEXT = 'CAST(n.sfld AS text)';

class SearchWriter {
  readonly params: Record<string, SqlValue> = {};
  readonly matchers: TextMatcher[] = [];
  usesCards = false;
  usesNotes: boolean;
  readonly #db: ReadDb;
  readonly #settings: SearchSettings;
  readonly #ignoreAccents: boolean;
  readonly #compose: boolean;

  constructor(db: ReadDb, settings: SearchSettings) {
    this.#db = db;
    this.#settings = settings;
    this.usesNotes = settings.finds === 'notes';
    this.#ignoreAccents = findConfig(db, 'ignoreAccentsInSearch') === true;
    this.#compose = findConfig(db, 'normalize_note_text') !== false;
  }

  nodes(nodes: SearchNodes): string {
    return nodes.map((node) => this.#node(node)).join(' ');
  }

  #node(node: SearchNode): string {
    switch (node.kind) {
      case 'and':
      case 'or':
        return node.kind.toUpperCase();
      case 'not':
        return `NOT ${this.#node(node.node)}`;
      case 'group':
        return node.nodes.length === 1 ? this.nodes(node.nodes) : `(${this.nodes(node.nodes)})`;
      case 'term':
        try {
          // A hyphen before `sc:` is one before "in a cloze note" alone, in the official client too.
          return node.term.kind === 'withoutClozes' ? this.#term(node.term) : `(${this.#term(node.term)})`;
        } catch (error: unknown) {
          // Anything else a term's own code throws would be a fault of ours.
          if (!(error instanceof UnreadablePattern)) throw error;
          throw new SearchSyntaxError('regex', node.start, node.end);
        }
    }
  }

  #term(term: SearchTerm): string {
    if (!isOfNotes(term, this.#settings.finds)) this.usesCards = true;
    switch (term.kind) {
      case 'text':
        return this.#text(term.text, { accents: !this.#ignoreAccents, clozes: true });
      case 'withoutCombining':
        return this.#text(term.text, { accents: false, clozes: true });
      case 'withoutClozes':
        return this.#inClozeNotes(this.#text(term.text, { accents: !this.#ignoreAccents, clozes: false }));
      case 'regex':
        return this.#regexAnywhere(term.pattern);
      case 'word':
        return this.#word(term.text);
      case 'field':
        return this.#field(term.field, term.text, term.mode);
      case 'tag':
        return this.#tag(term.text, term.mode);
      case 'deck':
        return this.#deck(term.name);
      case 'preset':
        return this.#preset(term.name);
      case 'notetype':
        return this.#notetype(term.name);
      case 'templateNumber':
        return `c.ord = ${term.ord}`;
      case 'templateName':
        return this.#template(term.name);
      case 'state':
        return stateSql(term.state, this.#settings.moment);
      case 'flag':
        return `(c.flags & 7) = ${term.flag}`;
      case 'property':
        return propertySql(term, this.#settings.moment);
      case 'customNumber':
        return `CAST(ebb_custom(c.data, ${this.#param(term.key)}) AS float) ${term.operator} ${this.#param(term.value)}`;
      case 'customText':
        return `ebb_custom(c.data, ${this.#param(term.key)}) ${term.operator} ${this.#param(term.value)}`;
      case 'hasCustom':
        return `ebb_custom(c.data, ${this.#param(term.key)}) IS NOT NULL`;
      case 'since':
        return this.#since(term.event, term.days);
      case 'answeredSince':
        return answeredSql({ ...term, operator: '>', days: -term.days }, this.#settings.moment);
      case 'answered':
        return answeredSql(term, this.#settings.moment);
      case 'notetypeId':
        this.usesNotes = true;
        return `n.mid = ${term.id}`;
      case 'ids':
        return this.#ids(term.of, term.ids);
      case 'duplicates':
        return this.#duplicates(term.notetypeId, term.text);
    }
  }

  /** A text anywhere in the fields that are searched. */
  #text(text: string, { accents, clozes }: { readonly accents: boolean; readonly clozes: boolean }): string {
    const pattern = likePattern(this.#noteText(text));
    const like = this.#param(`%${accents ? pattern : withoutCombining(pattern)}%`);
    const shown = (expression: string): string => {
      const plain = clozes ? expression : `ebb_without_clozes(${expression})`;
      return accents ? plain : plainSql(plain);
    };
    // Leaving out accents costs a call: once is enough where the sort field is one of the fields as they are.
    const apart = !accents && clozes ? `instr(n.flds, ${TEXT}) = 0 AND ` : '';
    return this.#inFields(
      (expression) => `${shown(expression)} LIKE ${like} ESCAPE '\\'`,
      (searched) => `(${searched('n.flds')} OR (${apart}${searched(TEXT)}))`,
    );
  }

  #regexAnywhere(pattern: string): string {
    const matcher = this.#regex(pattern);
    const hasText = this.#maybeForRegex(pattern);
    return this.#inFields(
      (expression) => `${hasText}ebb_matches(${matcher}, ${expression})`,
      (searched) => searched('n.flds'),
    );
  }

  #word(text: string): string {
    const accents = !this.#ignoreAccents;
    const composed = this.#noteText(text);
    const matcher = this.#matcher(wordMatcher(accents ? composed : withoutCombining(composed)));
    const hasText = accents ? this.#maybe(composed) : '';
    return this.#inFields(
      (expression) =>
        `${hasText}ebb_matches(${matcher}, ${accents ? expression : `ebb_without_combining(${expression})`})`,
      (searched) => searched('n.flds'),
    );
  }

  #inClozeNotes(condition: string): string {
    const ids = listNotetypes(this.#db).flatMap(({ id, kind }) => (kind === 'cloze' ? [id] : []));
    return `n.mid IN (${ids.join(', ')}) AND (${condition})`;
  }

  /** Where some note types have fields that are not searched, their other fields are looked at in runs of neighbours. */
  #inFields(
    searched: (expression: string) => string,
    inWhole: (searched: (expression: string) => string) => string,
  ): string {
    this.usesNotes = true;
    const limited = listNotetypes(this.#db).flatMap((notetype) => {
      const runs = searchedRuns(notetype);
      return runs === undefined ? [] : [{ id: notetype.id, runs }];
    });
    const whole = inWhole(searched);
    if (limited.length === 0) return whole;
    const parts = limited.map(({ id, runs }) => {
      const found = runs.map(([from, to]) => searched(`ebb_fields(n.flds, ${from}, ${to})`));
      return `(n.mid = ${id} AND (${found.length === 0 ? '0' : found.join(' OR ')}))`;
    });
    const ids = limited.map(({ id }) => id).join(', ');
    return `(n.mid NOT IN (${ids}) AND ${whole}) OR ${parts.join(' OR ')}`;
  }

  #field(field: string, text: string, mode: TextMode): string {
    this.usesNotes = true;
    if (ANY_FIELD.has(field)) return this.#anyField(text, mode);
    const matches = nameMatcher(field.normalize('NFC'));
    const condition = this.#fieldCondition(text, mode);
    const asked = listNotetypes(this.#db).flatMap(({ id, fields }) =>
      fields.flatMap(({ name }, ord) => (matches(name) ? [{ id, sql: condition({ ord, count: fields.length }) }] : [])),
    );
    if (asked.length === 0) return '0';
    // In most note types the same place is asked for.
    const byCondition = Map.groupBy(asked, ({ sql }) => sql);
    const parts = [...byCondition].map(
      ([sql, types]) => `(n.mid IN (${types.map(({ id }) => id).join(', ')}) AND ${sql})`,
    );
    const hasText = this.#maybeForField(text, mode);
    return `${hasText}(${parts.join(' OR ')})`;
  }

  /**
   * A condition that all notes fulfil which have the text in whatever case, and most others don't: cheaper than asking
   * what really counts. With AND behind it; '' where it would tell nothing.
   */
  #maybe(text: string): string {
    const pattern = looseLikePattern(text);
    return pattern === undefined ? '' : `n.flds LIKE ${this.#param(pattern)} ESCAPE '\\' AND `;
  }

  #maybeForField(text: string, mode: TextMode): string {
    if (mode === 'regex') return this.#maybeForRegex(text);
    return mode === 'normal' ? this.#maybe(this.#noteText(text)) : '';
  }

  #maybeForRegex(pattern: string): string {
    const like = simpleRegex(pattern)?.like;
    return like === undefined || like.sure === 0 ? '' : `n.flds LIKE ${this.#param(like.pattern)} ESCAPE '\\' AND `;
  }

  #anyField(text: string, mode: TextMode): string {
    if (mode === 'regex') return this.#regexAnywhere(text);
    return `ebb_matches(${this.#matcher(wholeFieldMatcher(this.#noteText(text)))}, n.flds)`;
  }

  #fieldCondition(text: string, mode: TextMode): (place: FieldPlace) => string {
    if (mode === 'regex') {
      const matcher = this.#regex(text);
      return (place) => `ebb_matches(${matcher}, ${fieldSql(place)})`;
    }
    const pattern = likePattern(this.#noteText(text));
    // What is asked most often: is there anything in it?
    if (mode === 'normal' && pattern === '_%') return hasTextSql;
    if (mode === 'normal') {
      const like = this.#param(pattern);
      return (place) => `${fieldSql(place)} LIKE ${like} ESCAPE '\\'`;
    }
    const like = this.#param(withoutCombining(pattern));
    return (place) => `ebb_without_combining(${fieldSql(place)}) LIKE ${like} ESCAPE '\\'`;
  }

  #tag(text: string, mode: TextMode): string {
    this.usesNotes = true;
    if (mode === 'regex') {
      const matches = unreadable(() => regexMatcher(text));
      const anyTag = (tags: string): boolean => tags.split(' ').some((tag) => tag !== '' && matches(tag));
      return `ebb_matches(${this.#matcher(anyTag)}, n.tags)`;
    }
    if (text === 'none') return "n.tags = ''";
    if (text === '*') return '1';
    if (/[ \u3000]/u.test(text)) return '0';
    const composed = text.normalize('NFC');
    if (mode === 'normal') {
      const simple = simpleTagSql(composed, (value) => this.#param(value));
      if (simple !== undefined) return simple;
      const pattern = looseLikePattern(composed);
      const maybe = pattern === undefined ? "n.tags != ''" : `n.tags LIKE ${this.#param(pattern)} ESCAPE '\\'`;
      return `${maybe} AND ebb_matches(${this.#matcher(tagMatcher(composed))}, n.tags)`;
    }
    const plain = tagMatcher(withoutCombining(composed));
    return `ebb_matches(${this.#matcher(plain)}, ebb_without_combining(n.tags))`;
  }

  #deck(name: string): string {
    if (name === '*') return '1';
    if (name === 'filtered') return 'c.odid != 0';
    const matches = this.#deckMatcher(name.normalize('NFC'));
    const ids = listDecks(this.#db).flatMap((deck) => (matches(deck.name.replaceAll('::', '\u001f')) ? [deck.id] : []));
    return inDecks(ids);
  }

  #deckMatcher(name: string): (nativeName: string) => boolean {
    if (name === 'current') {
      const current = findDeck(this.#db, this.#settings.currentDeckId) ?? findDeck(this.#db, 1);
      const key = deckNameKey(current?.name ?? '');
      return (native) => `${foldName(native)}\u001f`.startsWith(`${key}\u001f`);
    }
    const source = name.split('::').map((part) => globSource(part === '' ? 'blank' : part));
    const regex = new RegExp(`^${source.join('\u001f')}(?:$|\u001f)`, 'iu');
    return (native) => regex.test(native);
  }

  #preset(name: string): string {
    const searched = foldName(withoutEscapes(name.normalize('NFC')));
    const configs = new Set(
      listDeckConfigs(this.#db).flatMap(({ id, name: found }) => (foldName(found) === searched ? [id] : [])),
    );
    const decks = listDecks(this.#db).flatMap((deck) =>
      deck.kind === 'normal' && configs.has(deck.configId) ? [deck.id] : [],
    );
    return inDecks(decks);
  }

  #notetype(name: string): string {
    this.usesNotes = true;
    const matches = nameMatcher(name.normalize('NFC'));
    const ids = listNotetypes(this.#db).flatMap((notetype) => (matches(notetype.name) ? [notetype.id] : []));
    return `n.mid IN (${ids.join(', ')})`;
  }

  #template(name: string): string {
    this.usesNotes = true;
    const matches = nameMatcher(name.normalize('NFC'));
    const parts = listNotetypes(this.#db).flatMap(({ id, templates }) => {
      const ords = templates.flatMap((template, ord) => (matches(template.name) ? [ord] : []));
      return ords.length === 0 ? [] : [`(n.mid = ${id} AND c.ord IN (${ords.join(', ')}))`];
    });
    return parts.length === 0 ? '0' : parts.join(' OR ');
  }

  #since(event: 'added' | 'edited' | 'introduced', days: number): string {
    const sinceSecs = this.#settings.moment.nextDayAtSecs - days * 86_400;
    if (event === 'added') return `c.id > ${sinceSecs * 1000}`;
    if (event === 'introduced') return introducedSql(sinceSecs * 1000);
    this.usesNotes = true;
    return `n.mod > ${sinceSecs}`;
  }

  #ids(of: 'note' | 'card' | 'deck', ids: readonly string[]): string {
    const list = ids.join(', ');
    switch (of) {
      case 'card':
        return `c.id IN (${list})`;
      case 'note':
        return `${this.#noteId} IN (${list})`;
      case 'deck':
        return inDecks(ids.map(Number));
    }
  }

  #duplicates(notetypeId: string, text: string): string {
    const searched = strippedField(text);
    const notes = all<{ id: number; flds: string }>(
      this.#db,
      `SELECT id, flds FROM notes WHERE csum = ? AND mid = ${notetypeId}`,
      [fieldChecksum(searched)],
    );
    const ids = notes.filter(({ flds }) => strippedField(flds.split('\u001f', 1)[0] ?? '') === searched);
    return `${this.#noteId} IN (${ids.map(({ id }) => id).join(', ')})`;
  }

  get #noteId(): string {
    return this.#settings.finds === 'notes' ? 'n.id' : 'c.nid';
  }

  #noteText(text: string): string {
    return this.#compose ? text.normalize('NFC') : text;
  }

  #regex(pattern: string): number {
    return this.#matcher(unreadable(() => regexMatcher(pattern)));
  }

  #matcher(matcher: TextMatcher): number {
    this.matchers.push(matcher);
    return this.matchers.length - 1;
  }

  #param(value: SqlValue): string {
    const name = `p${Object.keys(this.params).length}`;
    this.params[name] = value;
    return `:${name}`;
  }
}
