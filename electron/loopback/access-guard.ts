import { createHash, timingSafeEqual } from 'node:crypto';

/** What a request says about itself. All of it comes from outside. */
export interface RequestClaims {
  /** As in the request line, still encoded. */
  readonly url: string | undefined;
  readonly host: string | undefined;
  readonly origin: string | undefined;
}

export interface AccessGuard {
  /** What follows `/<token>/` in the path, still encoded and without the query; undefined: refused. */
  allowedPath(claims: RequestClaims): string | undefined;
  /** The ticket in `/open/<ticket>`, asked for by our own name and from no page; undefined: none. */
  claimedTicket(claims: RequestClaims): string | undefined;
}

/**
 * Lets in who knows the token, speaks to us by our own name, and does not come from another site's page. The Host
 * check is what stops a foreign name that was pointed to 127.0.0.1; the Origin check stops a foreign page that
 * learned the address. Programs that are no browser send no Origin.
 */
export function accessGuard(port: number, token: string): AccessGuard {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const origins = hosts.map((host) => `http://${host}`);
  const expected = digest(token);
  return {
    claimedTicket({ url, host, origin }) {
      if (host === undefined || !hosts.includes(host) || origin !== undefined) return undefined;
      return /^\/open\/([\w-]+)$/u.exec(url ?? '')?.[1];
    },
    allowedPath({ url, host, origin }) {
      if (host === undefined || !hosts.includes(host)) return undefined;
      if (origin !== undefined && !origins.includes(origin)) return undefined;
      return pathBelow(expected, url);
    },
  };
}

export interface CardAccessGuard {
  /** What follows `/<token>/` in the path, still encoded and without the query; undefined: refused. */
  allowedPath(claims: Pick<RequestClaims, 'url' | 'host'>): string | undefined;
}

/** For cards and their media. The secret alone decides: a sandboxed frame's origin says nothing. */
export function cardAccessGuard(port: number, token: string): CardAccessGuard {
  const expected = digest(token);
  return {
    allowedPath: ({ url, host }) => (host === `127.0.0.1:${port}` ? pathBelow(expected, url) : undefined),
  };
}

function pathBelow(expected: Buffer, url: string | undefined): string | undefined {
  const [, claimed, path] = /^\/([^/?#]+)\/([^?#]*)/u.exec(url ?? '') ?? [];
  if (claimed === undefined || path === undefined) return undefined;
  // Digests have one length, so that the comparison tells nothing about the token's.
  return timingSafeEqual(digest(claimed), expected) ? path : undefined;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
