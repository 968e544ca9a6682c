/** How this device reaches servers, whatever their address. */
export interface Network {
  /** The environment, of which the names of proxies are read. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** What the system says of the way to an address, in the words of a PAC script (`PROXY host:port; DIRECT`). */
  readonly systemProxy: (url: string) => Promise<string>;
  /** Certificates that the user trusts beside the system's (PEM). */
  readonly ownCertificates: string | null;
}

/** For doors whose system names no proxies. */
export const directWay = (): Promise<string> => Promise.resolve('DIRECT');
