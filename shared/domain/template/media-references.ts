import { decodedEntities } from '../html/html-entities.ts';

const ELEMENT = /<(?:img|audio|video|source|object|embed)(?=[\s/])/giu;
const ATTRIBUTE = /[\s/]*([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/uy;
/** `https:`, `data:`, or `//host`. */
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|[\\/]{2})/iu;
/** What comes behind a file's name in an address. */
const BEHIND_NAME = /[#?].*$/su;

/** Names of files in the media folder that HTML shows or plays, each once. Reads the text once, whatever is in it. */
export function mediaReferences(html: string): ReadonlySet<string> {
  const names = new Set<string>();
  ELEMENT.lastIndex = 0;
  while (ELEMENT.test(html)) {
    let at = ELEMENT.lastIndex;
    for (let attribute = attributeAt(html, at); attribute !== undefined; attribute = attributeAt(html, at)) {
      at = attribute.end;
      const fileName = isSource(attribute.name) ? fileNameOf(attribute.value) : undefined;
      if (fileName !== undefined) names.add(fileName);
    }
    ELEMENT.lastIndex = at;
  }
  return names;
}

interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly end: number;
}

function attributeAt(html: string, at: number): Attribute | undefined {
  ATTRIBUTE.lastIndex = at;
  const found = ATTRIBUTE.exec(html);
  if (found === null) return undefined;
  return { name: found[1] ?? '', value: found[2] ?? found[3] ?? found[4] ?? '', end: ATTRIBUTE.lastIndex };
}

function isSource(name: string): boolean {
  return /^(?:src|data|poster)$/iu.test(name);
}

/** As a browser would ask for it; undefined for what isn't in the folder by its form. */
function fileNameOf(source: string): string | undefined {
  const address = decodedEntities(source).trim();
  if (address === '' || ELSEWHERE.test(address)) return undefined;
  const name = address.replace(BEHIND_NAME, '');
  if (name === '') return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return name;
  }
}
