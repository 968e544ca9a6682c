import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { LockHolder } from '#host/profile-lock.ts';

/** Below the host's own address. */
export const HAND_OVER = 'hand-over';

const HandOver = z.object({ owner: z.string(), paths: z.array(z.string()) });

/**
 * Gives files that a second start was given to the host that is running. Pages know its address, too, and must not
 * name files: the secret of the profile's lock, which no page learns, tells them apart.
 */
export async function handOver({ address, token }: LockHolder, paths: readonly string[]): Promise<void> {
  if (address === null) throw new Error('the running Ebb has no address');
  const response = await fetch(new URL(HAND_OVER, address), {
    method: 'POST',
    body: JSON.stringify({ owner: token, paths }),
  });
  if (!response.ok) throw new Error(`the running Ebb answered ${response.status}`);
}

/** The files that a request hands over. Undefined: it is not from the profile's owner. */
export function handedOver(body: string, lockToken: string): readonly string[] | undefined {
  const parsed = HandOver.safeParse(jsonOf(body));
  return parsed.success && isSame(parsed.data.owner, lockToken) ? parsed.data.paths : undefined;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Whoever sent it is refused as anybody else.
    return undefined;
  }
}

/** Digests have one length, so that the comparison tells nothing about the secret's. */
function isSame(given: string, secret: string): boolean {
  const [a, b] = [given, secret].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
