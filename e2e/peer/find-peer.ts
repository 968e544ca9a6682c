import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Folder of the Python programs that drive the official library. */
export const peerFolder = import.meta.dirname;

export type PeerSearch = { readonly python: string } | { readonly python: null; readonly reason: string };

let found: PeerSearch | undefined;

/** Looks for a Python that carries the official library in the version we pin. Makes none: e2e/peer/setup.sh does. */
export function findPeer(): PeerSearch {
  found ??= search();
  return found;
}

/** The Python to run the peer with. Throws, with the command that helps, when there is none. */
export function requirePeerPython(): string {
  const peer = findPeer();
  if (peer.python === null) throw new Error(peer.reason);
  return peer.python;
}

/**
 * For `describe.skipIf(!peerAvailable())`. Says once on stderr why not; where CI is set it throws,
 * because a build machine that skips these tests has tested nothing.
 */
export function peerAvailable(): boolean {
  const known = found !== undefined;
  const peer = findPeer();
  if (peer.python !== null) return true;
  if (process.env['CI']) throw new Error(peer.reason);
  if (!known) process.stderr.write(`skipped: ${peer.reason}\n`);
  return false;
}

function search(): PeerSearch {
  const wanted = /^anki==(.+)$/m.exec(readFileSync(join(peerFolder, 'requirements.txt'), 'utf8'))?.[1]?.trim() ?? '';
  const named = process.env['EBB_PEER_PYTHON'];
  const python = (named ? [named] : standardPlaces(wanted)).find((path) => carries(path, wanted));
  if (python !== undefined) return { python };
  const where = named ? `EBB_PEER_PYTHON=${named} does not carry anki ${wanted}` : `no environment with anki ${wanted}`;
  return { python: null, reason: `the official Anki library is missing (${where}); to get it run: e2e/peer/setup.sh` };
}

function standardPlaces(wanted: string): string[] {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return ['ebb-peer', 'flashcard-peer'].map((folder) => join(cache, folder, `anki-${wanted}`, 'bin', 'python'));
}

function carries(python: string, wanted: string): boolean {
  if (!existsSync(python)) return false;
  const script = 'import anki._backend\nfrom importlib.metadata import version\nprint(version("anki"))';
  try {
    return (
      execFileSync(python, ['-c', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() === wanted
    );
  } catch {
    return false;
  }
}
