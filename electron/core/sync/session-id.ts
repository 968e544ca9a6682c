import type { Random } from '../env.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A short name for one sync run: 32 random bits in base 62, as other clients send. Never empty. */
export function sessionId(random: Random): string {
  let rest = BigInt.asUintN(32, random.bits64());
  let text = '';
  do {
    text = (DIGITS[Number(rest % 62n)] ?? '') + text;
    rest /= 62n;
  } while (rest > 0n);
  return text;
}
