import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { ExchangedFiles } from '#host/exchanged-files.ts';
import { fileHeaders } from '#host/page-policy.ts';

/** Gives a file that was made for this window to the browser, once, and removes it. False: there is none such. */
export async function answerDownload(files: ExchangedFiles, word: string, response: ServerResponse): Promise<boolean> {
  const file = files.takenForDownload(word);
  if (file === undefined) return false;
  try {
    const { size } = await stat(file.realPath);
    response.writeHead(200, {
      ...fileHeaders,
      'Content-Type': 'application/octet-stream',
      'Content-Length': size,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodedName(file.fileName)}`,
    });
    await pipeline(createReadStream(file.realPath), response);
  } finally {
    await rm(file.realPath, { force: true });
  }
  return true;
}

/** As RFC 8187 wants it: these four are left alone by `encodeURIComponent`. */
function encodedName(fileName: string): string {
  return encodeURIComponent(fileName).replaceAll(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
