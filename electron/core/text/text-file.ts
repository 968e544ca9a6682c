import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/errors/app-error.ts';
import { codeOf } from '../errors/from-cause.ts';

const PIECE_BYTES = 1 << 20;
const BYTE_ORDER_MARK = '\ufeff';

/** A text file that is open for reading. */
export class TextFile {
  readonly bytes: number;
  readonly #descriptor: number;

  private constructor(descriptor: number) {
    this.#descriptor = descriptor;
    this.bytes = fstatSync(descriptor).size;
  }

  /** Calls `work` with the file, which is closed afterwards. Throws `file.gone`, `file.notAllowed`, `text.notUtf8`. */
  static with<T>(path: string, work: (file: TextFile) => T): T {
    const descriptor = opened(path);
    try {
      return work(new TextFile(descriptor));
    } catch (error: unknown) {
      throw codeOf(error) === 'EISDIR'
        ? new AppError('file.notAllowed', { reason: 'EISDIR' }, { cause: error })
        : error;
    } finally {
      closeSync(descriptor);
    }
  }

  /** The text from its beginning, a piece at a time. `onPiece` is told of the bytes read so far. */
  *pieces(onPiece: (doneBytes: number) => void = () => undefined): Generator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const buffer = Buffer.alloc(PIECE_BYTES);
    let begun = false;
    for (let at = 0; ; ) {
      const length = readSync(this.#descriptor, buffer, 0, PIECE_BYTES, at);
      at += length;
      onPiece(at);
      const decoded = decodedBy(decoder, buffer.subarray(0, length), length === 0);
      const text = begun || !decoded.startsWith(BYTE_ORDER_MARK) ? decoded : decoded.slice(1);
      begun ||= decoded !== '';
      if (text !== '') yield text;
      if (length === 0) return;
    }
  }
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error: unknown) {
    const reason = codeOf(error) ?? '';
    if (reason === 'ENOENT' || reason === 'ENOTDIR') {
      throw new AppError('file.gone', { reason: 'moved', fileName: basename(path) }, { cause: error });
    }
    throw new AppError('file.notAllowed', { reason }, { cause: error });
  }
}

function decodedBy(decoder: TextDecoder, bytes: Uint8Array, isLast: boolean): string {
  try {
    return decoder.decode(bytes, { stream: !isLast });
  } catch (error: unknown) {
    throw new AppError('text.notUtf8', {}, { cause: error });
  }
}
