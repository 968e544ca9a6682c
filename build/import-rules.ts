import { dirname, join } from 'node:path/posix';

/** One import as written in a source file. */
export interface ImportSite {
  /** Path of the importing file from the project's root. */
  readonly file: string;
  readonly specifier: string;
  /** Nothing of it remains at run time. */
  readonly typeOnly: boolean;
}

interface Zone {
  readonly name: string;
  readonly holds: RegExp;
  /** Project paths it may import. The file's own zone need not be named. */
  readonly mayImport: RegExp;
  /** Project paths it may import as types only. */
  readonly asTypes?: RegExp;
  readonly never?: RegExp;
  readonly packages: RegExp;
}

const NODE = 'node:';
const HOST_PACKAGES = /^(node:|pino$|ws$|undici$|zod$)/;
const CORE_FRAME = /^electron\/core\/(env|engine-types)\.ts$/;

/** The first zone that holds a file has its rules. The table is the house's; see docs/architecture.md. */
const ZONES: readonly Zone[] = [
  {
    name: 'shared/domain and errors',
    holds: /^shared\/(domain|errors)\//,
    mayImport: /^shared\/(domain|errors)\//,
    packages: /^$/,
  },
  {
    name: 'shared/contract',
    holds: /^shared\/contract\//,
    mayImport: /^shared\/(domain|errors)\//,
    packages: /^zod(\/|$)/,
  },
  {
    name: 'shared/rpc',
    holds: /^shared\/rpc\//,
    mayImport: /^shared\/errors\//,
    asTypes: /^shared\/(contract|domain)\//,
    packages: /^$/,
  },
  {
    name: 'shared/i18n',
    holds: /^shared\/i18n\//,
    mayImport: /^shared\/(domain|errors)\//,
    asTypes: /^shared\/contract\//,
    packages: /^@fluent\/bundle$/,
  },
  {
    name: 'core/storage',
    holds: /^electron\/core\/storage\//,
    // Beside what is shared: pure rules of a row's content, without which no row can be written right.
    mayImport: /^(shared\/|electron\/core\/(errors|notes)\/|electron\/core\/notetypes\/stock-notetypes\.ts$)/,
    asTypes: CORE_FRAME,
    packages: /^(node:|better-sqlite3$|re2js$|@bufbuild\/protobuf)/,
  },
  {
    name: 'core/sync',
    holds: /^electron\/core\/sync\//,
    mayImport:
      /^(shared\/|electron\/core\/(storage|collection|errors)\/|electron\/core\/notes\/field-(checksum|text)\.ts$)/,
    asTypes: CORE_FRAME,
    packages: /^(node:|undici$|zod$)/,
  },
  {
    name: 'core/check',
    holds: /^electron\/core\/check\//,
    mayImport: /^(shared|electron\/core\/(storage|collection|decks|errors|notes|notetypes|old-scheduler))\//,
    asTypes: CORE_FRAME,
    packages: /^node:/,
  },
  {
    name: 'core/packages',
    holds: /^electron\/core\/packages\//,
    mayImport: /^(shared|electron\/core)\//,
    packages: /^(node:|yauzl$|yazl$|@bufbuild\/protobuf)/,
  },
  { name: 'core', holds: /^electron\/core\//, mayImport: /^(shared|electron\/core)\//, packages: /^(node:|zod$)/ },
  { name: 'worker', holds: /^electron\/worker\//, mayImport: /^(shared|electron\/core)\//, packages: /^(node:|zod$)/ },
  { name: 'host', holds: /^electron\/host\//, mayImport: /^shared\//, packages: HOST_PACKAGES },
  {
    name: 'main',
    holds: /^electron\/main\//,
    mayImport: /^(shared|electron\/host)\//,
    packages: /^(node:|electron$|zod$)/,
  },
  {
    name: 'loopback',
    holds: /^electron\/loopback\//,
    mayImport: /^(shared|electron\/host)\//,
    packages: HOST_PACKAGES,
  },
  { name: 'cli', holds: /^electron\/cli\//, mayImport: /^(shared|electron\/host)\//, packages: HOST_PACKAGES },
  {
    name: 'renderer/components',
    holds: /^renderer\/components\//,
    mayImport: /^(shared\/(domain|errors|i18n|rpc)|renderer)\//,
    asTypes: /^shared\/contract\//,
    never: /^renderer\/(screens|state|rpc)\//,
    packages: /^(?!node:|electron$)/,
  },
  {
    name: 'renderer',
    holds: /^renderer\//,
    mayImport: /^(shared\/(domain|errors|i18n|rpc)|renderer)\//,
    asTypes: /^shared\/contract\//,
    packages: /^(?!node:|electron$|undici$|ws$|pino$|better-sqlite3$)/,
  },
];

/** Folders with an alias of their own: imports between them are written with it. */
const AREAS = [
  ['#core/', 'electron/core/'],
  ['#worker/', 'electron/worker/'],
  ['#host/', 'electron/host/'],
  ['#loopback/', 'electron/loopback/'],
  ['#main/', 'electron/main/'],
  ['#shared/', 'shared/'],
  ['#renderer/', 'renderer/'],
  ['#e2e/', 'e2e/'],
  ['#build/', 'build/'],
] as const;

/** What is wrong with an import, in words; undefined when nothing is. */
export function importFault(site: ImportSite): string | undefined {
  const zone = ZONES.find(({ holds }) => holds.test(site.file));
  if (!zone) return `${site.file} lies in no folder that the import rules know`;
  const target = projectPath(site);
  const said = `${zone.name} may not import ${site.specifier} (${site.file})`;
  if (target === undefined) return packageFault(zone, site.specifier) ? said : undefined;
  if (site.specifier.startsWith('.') && areaOf(site.file) !== areaOf(target)) {
    return `${site.file} reaches into another part by ${site.specifier}: write it with its #alias`;
  }
  if (zone.never?.test(target)) return said;
  if (zone.mayImport.test(target) || zone.holds.test(target)) return otherScreen(site.file, target) ? said : undefined;
  if (zone.asTypes?.test(target)) return site.typeOnly ? undefined : `${said}: only as types`;
  return said;
}

/** Path from the project's root, or undefined for a package. */
function projectPath({ file, specifier }: ImportSite): string | undefined {
  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('.')) return join(dirname(file), path);
  const area = AREAS.find(([alias]) => path.startsWith(alias));
  return area && area[1] + path.slice(area[0].length);
}

function packageFault(zone: Zone, specifier: string): boolean {
  return !zone.packages.test(specifier) && !(specifier.startsWith(NODE) && zone.packages.test(NODE));
}

function areaOf(path: string): string | undefined {
  return AREAS.find(([, folder]) => path.startsWith(folder))?.[1];
}

function otherScreen(file: string, target: string): boolean {
  const from = /^renderer\/screens\/([^/]+)\//.exec(file)?.[1];
  const to = /^renderer\/screens\/([^/]+)\//.exec(target)?.[1];
  return from !== undefined && to !== undefined && from !== to;
}
