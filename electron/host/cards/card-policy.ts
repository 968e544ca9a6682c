/** Path of the card document below the secret: no media file can have such a name. */
export const cardDocumentPath = ':card';
/** What the card document loads of ours lies below this path. */
export const cardAppPath = ':app/';

export interface CardPolicyOptions {
  /** Where cards are served, secret included, with a slash at its end. */
  readonly address: string;
  /** Origins of the app's page, the only one that may show a card. */
  readonly pageOrigins: readonly string[];
  /** The user has opened the network for the cards of this profile. Asked for each document. */
  readonly isNetworkOpen: () => boolean;
}

/**
 * Encrypted addresses, at the port that such addresses have. The hosts of the app speak no HTTPS, and neither does what
 * else listens on this machine, unless it has a certificate that the browser trusts.
 */
const openNetwork = 'https://*';

/**
 * What a card may do: run its scripts, and load what lies in the media folder; with the network open also pictures,
 * sounds, fonts and data from elsewhere, but no scripts, styles or frames. `sandbox` gives it an origin that
 * nothing else has, and no way to open windows, to ask, to send forms, to download or to leave.
 */
export function cardPolicy({ address, pageOrigins, isNetworkOpen }: CardPolicyOptions): string {
  const own = `${address} data: blob:`;
  const data = isNetworkOpen() ? `${own} ${openNetwork}` : own;
  return [
    "default-src 'none'",
    `script-src ${own} 'unsafe-inline' 'unsafe-eval'`,
    `style-src ${own} 'unsafe-inline'`,
    `img-src ${data}`,
    `media-src ${data}`,
    `font-src ${data}`,
    `connect-src ${data}`,
    'worker-src blob:',
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${pageOrigins.join(' ')}`,
    'sandbox allow-scripts',
  ].join('; ');
}

/** For media files: opened on its own, an HTML or SVG file of a deck runs nothing and loads nothing. */
export const mediaPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** Of everything that is served to cards. */
export const cardHeaders: Readonly<Record<string, string>> = {
  // A card has an origin of its own, which no header could name; without this its fonts would not load.
  'Access-Control-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'Referrer-Policy': 'no-referrer',
};

/** The document that shows cards. It is empty until the app's page says what to show. */
export const cardDocument = `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<title>&#8203;</title>
<link rel="stylesheet" href="${cardAppPath}card-document.css">
<script src="${cardAppPath}card-document.js"></script>
</head>
<body class="card"><div id="qa"></div></body>
</html>
`;
