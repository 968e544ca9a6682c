/** One file system in the tree of folders. */
export interface Mount {
  readonly folder: string;
  /** `ext4`, `fuse.sshfs`, `smbfs`: a name, whatever the system. */
  readonly type: string;
  /** The device or the address that it comes from. */
  readonly source: string;
  /** The system counts it as a disk of this machine. Only macOS says so. */
  readonly isLocal: boolean;
}

/** From Linux's /proc/self/mountinfo. Blanks in it are octal, and one field of varying length ends in a dash. */
export function mountsOfLinux(mountinfo: string): readonly Mount[] {
  return mountinfo.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ');
    const folder = before.split(' ')[4];
    const [type, source] = after.split(' ');
    if (folder === undefined || type === undefined || source === undefined) return [];
    return [{ folder: unescaped(folder), type, source: unescaped(source), isLocal: false }];
  });
}

/** From what macOS's `mount` prints: `//me@server/share on /Volumes/share (smbfs, nodev, mounted by me)`. */
export function mountsOfMac(printed: string): readonly Mount[] {
  return printed.split('\n').flatMap((line) => {
    const found = /^(?<source>.*?) on (?<folder>\/.*) \((?<words>[^()]*)\)$/u.exec(line)?.groups;
    if (found === undefined) return [];
    const { source = '', folder = '', words = '' } = found;
    const [type = '', ...flags] = words.split(', ');
    return [{ folder, type, source, isLocal: flags.includes('local') }];
  });
}

/** The innermost one; of several at one place the last covers the others. */
export function mountOf(path: string, mounts: readonly Mount[]): Mount | undefined {
  return mounts
    .filter(({ folder }) => folder === '/' || path === folder || path.startsWith(`${folder}/`))
    .reduce<Mount | undefined>(
      (inner, mount) => (inner === undefined || mount.folder.length >= inner.folder.length ? mount : inner),
      undefined,
    );
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/gu, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
