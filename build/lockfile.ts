export interface LockEntry {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly license?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

export interface MissingPackage {
  readonly name: string;
  readonly range: string;
  /** Only tools need it: its parent is a development dependency. */
  readonly dev: boolean;
}

/** Optional dependencies that some package of the lock names and the lock does not hold. */
export function missingOptionals(lock: Lockfile): MissingPackage[] {
  const missing = new Map<string, MissingPackage>();
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isResolvable(lock, path, name)) missing.set(name, { name, range, dev: entry.dev === true });
    }
  }
  return [...missing.values()];
}

/** As Node looks for packages: in the node_modules folder of each folder upwards. */
function isResolvable(lock: Lockfile, fromPath: string, name: string): boolean {
  let folder = fromPath;
  for (;;) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in lock.packages) return true;
    if (folder === '') return false;
    const cut = folder.lastIndexOf('node_modules/');
    folder = cut <= 0 ? '' : folder.slice(0, cut - 1);
  }
}

/** The lowest version a range allows, for the ranges parents of platform packages use: exact, ^ and ~. */
export function versionFromRange(range: string): string {
  const version = /^[~^=]?(\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(range)?.[1];
  if (version === undefined) throw new Error(`cannot choose a version for the range "${range}"`);
  return version;
}

const SYSTEMS = new Set([
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]);
const PROCESSORS = new Set(['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32']);
/** ABI names that end a package's name: the C library on Linux, nothing npm knows elsewhere. */
const C_LIBRARIES: Readonly<Record<string, string>> = {
  gnu: 'glibc',
  gnueabihf: 'glibc',
  musl: 'musl',
  musleabihf: 'musl',
};

/** What npm must know to leave a package alone on other machines, read from names like `@x/binding-linux-x64-musl`. */
export function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const words = (name.split('/').pop() ?? '').split('-');
  const os = words.find((word) => SYSTEMS.has(word));
  const cpu = words.find((word) => PROCESSORS.has(word));
  const last = words.at(-1) ?? '';
  // WebAssembly runs under any system.
  if (cpu === 'wasm32') return { cpu: [cpu] };
  if (os === undefined || cpu === undefined) throw new Error(`cannot read the platform from the name ${name}`);
  const libc = os === 'linux' ? (C_LIBRARIES[last] ?? 'glibc') : undefined;
  return { os: [os], cpu: [cpu], ...(libc === undefined ? {} : { libc: [libc] }) };
}

/** A copy of the lock with the package added where npm would put it: at the top, in npm's order. */
export function withEntry(lock: Lockfile, name: string, entry: LockEntry): Lockfile {
  const packages = { ...lock.packages, [`node_modules/${name}`]: entry };
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  return { ...lock, packages: sorted };
}
