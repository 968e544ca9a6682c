/** What a file begins with says what it is; servers often don't know. Undefined: no picture that browsers show. */
export function pictureExtension(data: Uint8Array): string | undefined {
  const head = Buffer.from(data.buffer, data.byteOffset, Math.min(data.byteLength, 1024));
  const signs = head.toString('latin1');
  if (signs.startsWith('\u0089PNG\r\n')) return 'png';
  if (signs.startsWith('\u00ff\u00d8\u00ff')) return 'jpg';
  if (/^GIF8[79]a/u.test(signs)) return 'gif';
  if (/^RIFF[\s\S]{4}WEBP/u.test(signs)) return 'webp';
  if (/^[\s\S]{4}ftypavi[fs]/u.test(signs)) return 'avif';
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/iu.test(textOf(head)))
    return 'svg';
  return undefined;
}

function textOf(head: Buffer): string {
  return head.toString('utf8').replace(/^\uFEFF/u, '');
}
