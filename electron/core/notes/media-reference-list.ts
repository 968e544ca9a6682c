import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { NoteId, NotetypeId } from '#shared/contract/ids.ts';
import type { MediaReferenceList } from '#shared/contract/media-references.ts';
import { withLatexImages } from '#shared/domain/template/latex.ts';
import { mediaReferences } from '#shared/domain/template/media-references.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import type { ReadDb } from '../storage/connection.ts';
import { noteFieldsAfter } from '../storage/note-storage.ts';
import { listNotetypes } from '../storage/notetype-storage.ts';
import { namedMedia } from './media-names.ts';

const NOTES_AT_ONCE = 2000;
const FIELD_SEPARATOR = '\u001f';
const MAYBE_LATEX = /\[(?:latex|\$\$?)\]/iu;
const FIELD_MARK = /\{\{.*?\}\}/su;
const STYLE_ADDRESS = /(?:url\(\s*|@import\s+)(?:"([^"]*)"|'([^']*)'|([^\s"')]+))/giu;
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|[\\/]{2})/iu;

/** Every file that notes or templates name. Lets others work in between, so the notes may change meanwhile. */
export async function mediaReferenceList(db: ReadDb): Promise<MediaReferenceList> {
  const notetypes = new Map(listNotetypes(db).map((notetype) => [notetype.id, notetype]));
  const noteIdsByName = new Map<string, NoteId[]>();
  const shown = new Set<string>();
  for (let after = 0; ; ) {
    const notes = noteFieldsAfter(db, after, NOTES_AT_ONCE);
    const last = notes.at(-1);
    if (last === undefined) break;
    after = last.id;
    for (const { id, mid, flds } of notes) {
      if (!flds.includes('<') && !flds.includes('[')) continue;
      const fields = flds.split(FIELD_SEPARATOR);
      for (const name of namesIn(fields, notetypes.get(mid))) {
        const ids = noteIdsByName.get(name);
        if (ids === undefined) noteIdsByName.set(name, [NoteId.parse(id)]);
        else ids.push(NoteId.parse(id));
      }
      for (const field of fields) for (const name of mediaReferences(field)) shown.add(name);
    }
    await setImmediate();
  }
  return {
    notes: [...noteIdsByName].map(([fileName, noteIds]) => ({ fileName, noteIds })),
    shown: [...shown].filter((name) => !noteIdsByName.has(name)),
    ...templateReferences([...notetypes.values()]),
  };
}

/** Each once. */
function namesIn(fields: readonly string[], notetype: Notetype | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  for (const field of fields) {
    for (const { fileName } of namedMedia(field)) names.add(fileName);
    if (!MAYBE_LATEX.test(field)) continue;
    const svg = notetype?.json['latexsvg'] === true;
    const sha1 = (text: string): string => hash('sha1', text, 'hex');
    for (const fileName of withLatexImages(field, { svg, sha1 }).fileNames) names.add(fileName);
  }
  return names;
}

function templateReferences(notetypes: readonly Notetype[]): Pick<MediaReferenceList, 'templates' | 'fieldsInNames'> {
  const templates: MediaReferenceList['templates'] = [];
  const fieldsInNames: MediaReferenceList['fieldsInNames'] = [];
  for (const notetype of notetypes) {
    const about = { notetypeId: NotetypeId.parse(notetype.id), notetypeName: notetype.name };
    const { css } = notetype.json;
    const names = new Set(typeof css === 'string' ? styleNames(css) : []);
    for (const template of notetype.templates) {
      for (const side of [template.questionFormat, template.answerFormat]) {
        for (const name of templateNames(side)) if (!FIELD_MARK.test(name)) names.add(name);
        const isAsked = fieldsInNames.some((it) => it.notetypeId === notetype.id && it.template === template.name);
        if (!isAsked && hasFieldInName(side)) fieldsInNames.push({ ...about, template: template.name });
      }
    }
    for (const fileName of names) templates.push({ ...about, fileName });
  }
  return { templates, fieldsInNames };
}

function templateNames(template: string): ReadonlySet<string> {
  return new Set([...[...namedMedia(template)].map(({ fileName }) => fileName), ...mediaReferences(template)]);
}

/** Also in a formula: its image has a name that is made of what it holds. */
function hasFieldInName(template: string): boolean {
  if ([...namedMedia(template)].some(({ fileName }) => FIELD_MARK.test(fileName))) return true;
  return withLatexImages(template, { svg: false, sha1: (text) => text }).fileNames.some((name) =>
    FIELD_MARK.test(name),
  );
}

function* styleNames(css: string): Generator<string> {
  for (const match of css.matchAll(STYLE_ADDRESS)) {
    const name = (match[1] ?? match[2] ?? match[3] ?? '').trim();
    if (name !== '' && !ELSEWHERE.test(name)) yield name;
  }
}
