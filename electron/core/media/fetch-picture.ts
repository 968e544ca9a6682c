import { createHash } from 'node:crypto';
import type { CancelSignal, OutputOf } from '#shared/contract/define.ts';
import type { media } from '#shared/contract/media.ts';
import { fetchedBytes } from '../sync/fetched-bytes.ts';
import { networkOf } from '../sync/sync-account.ts';
import { addMediaData } from './add-media.ts';
import type { MediaParts } from './media-engine.ts';
import { pictureExtension } from './picture-type.ts';

type PictureParts = Pick<MediaParts, 'store' | 'folder' | 'syncProfile' | 'systemProxy'>;

const MAX_BYTES = 32 << 20;
const TIMEOUT_MS = 30_000;

/** Puts a picture of the web into the folder. What it is, its content says. */
export async function fetchPicture(
  parts: PictureParts,
  address: string,
  signal: CancelSignal,
): Promise<OutputOf<typeof media.fetchPicture>> {
  const network = networkOf(parts, await parts.syncProfile.load());
  const fetched = await fetchedBytes(address, { network, signal, maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS });
  if (typeof fetched === 'string') return { fileName: null, failure: fetched };
  const extension = pictureExtension(fetched.data);
  if (extension === undefined) return { fileName: null, failure: 'notPicture' };
  const fileName = await addMediaData(parts, `${nameOf(fetched.url, fetched.data)}.${extension}`, fetched.data);
  return { fileName, failure: null };
}

const LONGEST_NAME = 80;

/** The last part of the address, as people know the file; where that says nothing, by the content. */
function nameOf({ pathname }: URL, data: Uint8Array): string {
  const last = pathname.split('/').at(-1) ?? '';
  const name = decoded(last).replace(/\.[a-z\d]{1,5}$/iu, '');
  if (/[\p{L}\p{N}]/u.test(name)) return name.slice(0, LONGEST_NAME);
  return `paste-${createHash('sha1').update(data).digest('hex')}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return part;
  }
}
