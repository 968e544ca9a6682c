const secretKeys = new Set(['password', 'hostkey', 'hkey', 'token', 'sealed', 'authorization', 'cookie']);

/** The value with everything under a secret's name taken out, at any depth. */
export function redacted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redacted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      secretKeys.has(key.toLowerCase()) ? '[redacted]' : redacted(inner),
    ]),
  );
}
