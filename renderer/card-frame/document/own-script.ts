/** Loads a script that came with the app, once for each document. `path` is below what is served of ours. */
export function loadOwnScript(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(`:app/${path}`, document.baseURI).href;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${path} could not be loaded`)));
    document.head.append(script);
  });
}
