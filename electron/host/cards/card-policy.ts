/** Path of the card document below the secret: no media file can have such a name. */
export const cardDocumentPath = ':card';
/** What the card document loads of ours lies below this path. */
export const cardAppPath = ':app/';

export interface CardPolicyOptions {
  /** Where cards are served, secret included, with a slash at its end. */
  readonly address: string;
  /** Origins of the app's page, the only one that may show a card. */
  readonly pageOrigins: readonly string[];
}

/**
 * What a card may do: run its scripts, and load what lies in the media folder. `sandbox` gives it an origin that
 * nothing else has, and no way to open windows, to ask, to send forms, to download or to leave.
 */
export function cardPolicy({ address, pageOrigins }: CardPolicyOptions): string {
  const own = `${address} data: blob:`;
  return [
    "default-src 'none'",
    `script-src ${own} 'unsafe-inline' 'unsafe-eval'`,
    `style-src ${own} 'unsafe-inline'`,
    `img-src ${own}`,
    `media-src ${own}`,
    `font-src ${own}`,
    `connect-src ${own}`,
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
