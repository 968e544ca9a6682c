import { AppError } from '#shared/errors/app-error.ts';
import { MAX_MEDIA_FILE_BYTES } from '#shared/contract/media.ts';

/** A window that was closed in the middle never sends the last part. */
const FORGOTTEN_AFTER_MS = 5 * 60_000;

interface Upload {
  readonly parts: readonly Buffer[];
  readonly bytes: number;
  readonly timer: NodeJS.Timeout;
}

/** Files on their way from a window, in parts that a call can carry. */
export class UploadedParts {
  readonly #uploads = new Map<string, Upload>();

  /** Throws `media.tooLarge` when it is more than a server would ever take, and forgets it. */
  add(uploadId: string, data: Buffer): void {
    const known = this.#uploads.get(uploadId);
    clearTimeout(known?.timer);
    const parts = [...(known?.parts ?? []), data];
    const bytes = (known?.bytes ?? 0) + data.length;
    this.#uploads.set(uploadId, { parts, bytes, timer: this.#forgetLater(uploadId) });
    if (bytes > MAX_MEDIA_FILE_BYTES) {
      this.#forget(uploadId);
      throw new AppError('media.tooLarge', {});
    }
  }

  /** Everything in its order; the upload is over. */
  finished(uploadId: string | undefined, last: Buffer): Buffer {
    if (uploadId === undefined) return last;
    this.add(uploadId, last);
    const { parts = [] } = this.#uploads.get(uploadId) ?? {};
    this.#forget(uploadId);
    return Buffer.concat(parts);
  }

  #forgetLater(uploadId: string): NodeJS.Timeout {
    return setTimeout(() => this.#uploads.delete(uploadId), FORGOTTEN_AFTER_MS).unref();
  }
  #forget(uploadId: string): void {
    clearTimeout(this.#uploads.get(uploadId)?.timer);
    this.#uploads.delete(uploadId);
  }
}
