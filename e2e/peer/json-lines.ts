import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';

/** Hands over each line of a stream, parsed. A line that is no JSON goes to `onOther`. */
export function readJsonLines(
  stream: Readable,
  onValue: (value: unknown) => void,
  onOther: (line: string) => void,
): void {
  createInterface({ input: stream }).on('line', (line) => {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      onOther(line);
      return;
    }
    onValue(value);
  });
}
