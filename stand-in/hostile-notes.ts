/** Malicious notes, by what they try. Any script in them that runs sets `window.harmed`. */
export type HostileNotes = { readonly name: string; readonly body: string };

const HARM = 'window.harmed=1';
const ELSEWHERE = 'https://elsewhere.example';
const MEGABYTE = 1_000_000;

/** The end of a body must be visible after any start: a body that hides its end does not end with this. */
export const LAST_LINE = 'The last line of the notes.';

const SCRIPTS: Readonly<Record<string, string>> = {
  'a script in the text': `before <script>${HARM}</script> after`,
  'a script of its own': `<script>\n${HARM}\n</script>`,
  'a script in odd letters and blanks': `<ScRiPt\t/x >${HARM}</sCrIpT\n>`,
  'a script from elsewhere': `<script src="${ELSEWHERE}/x.js"></script>`,
  'a script within a script': `<scr<script>ipt>${HARM}</scr</script>ipt>`,
  'a script behind comments': `<!--><script>${HARM}</script>-->\n\n<!-- --!><script>${HARM}</script> -->`,
  'a script in a table, a list, a heading and a footnote':
    `| a |\n|---|\n| <script>${HARM}</script> |\n\n- <script>${HARM}</script>\n\n` +
    `## <script>${HARM}</script>\n\nx[^1]\n\n[^1]: <script>${HARM}</script>`,
  'a script in the language of code': `\`\`\`"><script>${HARM}</script>\nx\n\`\`\``,
};

const HANDLERS: Readonly<Record<string, string>> = {
  'handlers of images': `<img src=x onerror="${HARM}"> <img/src=x/onerror=${HARM}> <image src=x onerror=${HARM}>`,
  'handlers of what opens and moves':
    `<details open ontoggle="${HARM}"><summary onclick="${HARM}" onfocus="${HARM}" tabindex=0 autofocus>s</summary></details>\n\n` +
    `<marquee onstart="${HARM}">m</marquee>`,
  'handlers of media': `<video autoplay onloadstart="${HARM}"><source onerror="${HARM}"></video><audio src=x onerror="${HARM}">`,
  'handlers that begin with the page': `<body onload="${HARM}"><input autofocus onfocus="${HARM}"><select autofocus onfocus="${HARM}">`,
  'handlers of an animation': `<style>@keyframes x{}</style><p style="animation:x" onanimationstart="${HARM}">p</p>`,
};

const ADDRESSES: Readonly<Record<string, string>> = {
  'links to scripts in Markdown': [
    `[a](javascript:${HARM})`,
    `[b](<JaVaScRiPt:${HARM}>)`,
    `[c](<java&Tab;script:${HARM}>)`,
    `[d](<&#1;javascript:${HARM}>)`,
    `[e][ref]\n\n[ref]: javascript:${HARM}`,
    `<javascript:${HARM}>`,
  ].join('\n\n'),
  'links to scripts in HTML':
    `<a href="javascript:${HARM}">a</a> <a href=" java\nscript:${HARM}">b</a> ` +
    `<a href="&#106;avascript:${HARM}">c</a> <a xlink:href="javascript:${HARM}">d</a>`,
  'links to scripts of Basic': `[x](vbscript:${HARM}) <a href="vbscript:${HARM}">y</a>`,
  'links to data':
    `[x](data:text/html,<script>${HARM}</script>) ` +
    `<a href="data:text/html;base64,PHNjcmlwdD53aW5kb3cuaGFybWVkPTE8L3NjcmlwdD4=">y</a>`,
  'links to files and to other programs':
    '[x](file:///etc/passwd) [y](smb://elsewhere.example/x) [z](blob:https://github.com/1)',
  'a link that opens this page to the next': `<a href="${ELSEWHERE}" target="_blank" rel="opener" ping="${ELSEWHERE}">x</a>`,
  'images that are scripts': `![x](javascript:${HARM}) <img src="data:image/svg+xml,<svg onload='${HARM}'/>">`,
  'images of other hosts':
    `![x](${ELSEWHERE}/pixel.png) <img src="//elsewhere.example/pixel.png" srcset="${ELSEWHERE}/2.png 2x" loading="eager">` +
    `<picture><source srcset="${ELSEWHERE}/3.png"><img src="http://elsewhere.example/4.png"></picture>`,
};

const ELEMENTS: Readonly<Record<string, string>> = {
  'frames and plug-ins':
    `<iframe src="${ELSEWHERE}"></iframe><iframe srcdoc="<script>parent.harmed=1</script>"></iframe>` +
    `<object data="${ELSEWHERE}"></object><embed src="${ELSEWHERE}"><applet code=x></applet><portal src="${ELSEWHERE}">`,
  'a page that sends on': `<meta http-equiv="refresh" content="0;url=${ELSEWHERE}">`,
  'a base for every link': `<base href="${ELSEWHERE}/" target="_top">\n\n[relative](docs/x.md)`,
  'a sheet of styles': `<style>*{display:none!important}</style><link rel="stylesheet" href="${ELSEWHERE}/x.css">`,
  'an @import': `<style>@import '${ELSEWHERE}/x.css';</style>`,
  'a veil over the page': `<div style="position:fixed;inset:0;z-index:99999;background:#fff">nothing to see</div>`,
  'classes of ours': '<div class="fixed inset-0 z-50 bg-white">a veil by class</div>',
  'a form that asks for a password': `<form action="${ELSEWHERE}" method="post"><input type="password" name="p"><button formaction="${ELSEWHERE}">Sign in</button></form>`,
  'a dialog and a popover':
    '<dialog open>d</dialog><div popover id="p">p</div><button popovertarget="p">b</button>',
};

const CONFUSIONS: Readonly<Record<string, string>> = {
  drawings: `<svg><script>${HARM}</script></svg><svg onload="${HARM}"><animate onbegin="${HARM}" attributeName=x></svg><svg><a xlink:href="javascript:${HARM}"><text y=9>t</text></a></svg>`,
  'a drawing that changes a link': `<svg><a><set attributeName="href" to="javascript:${HARM}"/><text>x</text></a></svg>`,
  'foreign HTML in a drawing': `<svg><foreignObject><iframe srcdoc="<script>parent.harmed=1</script>"></iframe></foreignObject></svg>`,
  'formulas that become HTML': `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${HARM}&gt;">`,
  'styles in formulas': `<math><style><img src=x onerror=${HARM}></style></math>`,
  'a page without scripts': `<noscript><p title="</noscript><img src=x onerror=${HARM}>"></noscript>`,
  'a template': `<template><script>${HARM}</script><img src=x onerror=${HARM}></template>`,
  'a shadow': `<div><template shadowrootmode="open"><style>:host{all:initial}</style><img src=x onerror=${HARM}></template></div>`,
  'text that is no text': `<textarea></p><img src=x onerror=${HARM}></textarea><title><img src=x onerror=${HARM}></title><xmp><script>${HARM}</script></xmp>`,
  'names that hide the page’s own':
    '<a id="location" name="body">a</a><form id="document"><input name="cookie"></form><img name="getElementById"><p id="__next">n</p><p id="main">m</p>',
  'quotes that end an attribute': `[x](https://kairos.io/"onmouseover="${HARM}) ![" onerror="${HARM}](x.png)`,
};

const SHAPES: Readonly<Record<string, string>> = {
  'HTML that is never closed':
    '<div><div><table><tr><td><details><summary>open<b><i><a href="https://kairos.io">' +
    '<blockquote><ul><li><pre><code>',
  'HTML that closes what is not its own': '</div></div></main></body></html>'.repeat(20),
  'text that runs backwards':
    'kairos-\u202Eosi.4v-cexe\u202C.iso and \u2067isolated\u2069 and \u200Fmarked, `\u202Ecode`, [\u202Elink](https://kairos.io)',
  'marks upon marks': `Z${'\u0300\u0301\u0489'.repeat(400)}algo`,
  'nulls and controls': 'a\u0000b\u0008c\u001B[31md\uFFFEe\uD800f',
  'a word without an end': 'kairos'.repeat(4000),
  'a table that is too wide': `|${' a |'.repeat(600)}\n|${'---|'.repeat(600)}\n|${' kairos |'.repeat(600)}`,
};

const LOADS: Readonly<Record<string, () => string>> = {
  'lists in lists': () => fill((depth) => `${' '.repeat((depth % 400) * 2)}- x\n`),
  'lists in lists on one line': () => '- '.repeat(MEGABYTE / 2),
  'quotes in quotes': () => '>'.repeat(MEGABYTE),
  'emphasis in emphasis': () => '*a **a '.repeat(MEGABYTE / 7),
  'emphasis that is never closed': () => '*a_'.repeat(MEGABYTE / 3),
  'brackets in brackets': () => '['.repeat(MEGABYTE),
  'links that are none': () => '[a]('.repeat(MEGABYTE / 4),
  'elements in elements': () => '<div>'.repeat(MEGABYTE / 5),
  'ticks of growing number': () => fill((length) => `${'`'.repeat(length % 700)} `),
  'many footnotes': () => fill((number) => `x[^${number}]\n\n[^${number}]: y\n\n`),
  'many references and people': () => fill((number) => `#${number} @someone-${number} `),
};

const ENDLESS: Readonly<Record<string, string>> = {
  'a comment that is never closed': 'before\n\n<!-- everything after',
  'code that is never closed': `before\n\n\`\`\`\n<script>${HARM}</script>\n`,
  'a script that is never closed': `before\n\n<script>${HARM}\n`,
};

/** The bodies that are small, those that hide their end, then those of a megabyte. */
export function hostileNotes(): readonly HostileNotes[] {
  const small = [SCRIPTS, HANDLERS, ADDRESSES, ELEMENTS, CONFUSIONS, SHAPES].flatMap((group) =>
    Object.entries(group).map(([name, body]) => ({ name, body: `${body}\n\n${LAST_LINE}` })),
  );
  const large = Object.entries(LOADS).map(([name, make]) => ({
    name: `a megabyte of ${name}`,
    body: make(),
  }));
  const endless = Object.entries(ENDLESS).map(([name, body]) => ({ name, body }));
  return [...small, ...endless, ...large];
}

function fill(part: (index: number) => string): string {
  const parts: string[] = [];
  for (let index = 1, length = 0; length < MEGABYTE; index += 1) {
    const next = part(index);
    parts.push(next);
    length += next.length;
  }
  return parts.join('');
}
