/** Sees to it that the official library is there for the conformance tests, or says in one line how to get it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findPeer, peerFolder } from '#e2e/peer/find-peer.ts';

/** What setup.sh needs beside a Python, where we may install it. */
const DEBIAN_PACKAGES = ['python3', 'python3-venv', 'gcc', 'libc6-dev'];

function setUp(): { readonly python: string } | { readonly python: null; readonly reason: string } {
  const run = spawnSync('bash', [join(peerFolder, 'setup.sh')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const python = run.stdout?.trim().split('\n').pop() ?? '';
  if (run.status === 0 && python !== '') return { python };
  return { python: null, reason: run.stderr?.trim().split('\n').pop() || String(run.error ?? 'setup.sh failed') };
}

function ensurePeer(): ReturnType<typeof setUp> {
  const present = findPeer();
  if (present.python !== null) return present;
  const made = setUp();
  if (made.python !== null || process.env['EBB_PEER_PYTHON']) return made;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return made;
  console.log(`${made.reason}; trying: apt-get install ${DEBIAN_PACKAGES.join(' ')}`);
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...DEBIAN_PACKAGES]]) {
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return setUp();
}

const peer = ensurePeer();
if (peer.python === null) {
  console.error(
    `The official Anki library is missing (${peer.reason}). On Debian: "apt-get install python3-venv gcc", then "e2e/peer/setup.sh".`,
  );
  // A developer goes on without: the tests are skipped and say so. A build machine that skips them has tested nothing.
  process.exitCode = process.env['CI'] ? 1 : 0;
} else {
  console.log(`official library: ${peer.python}`);
}
