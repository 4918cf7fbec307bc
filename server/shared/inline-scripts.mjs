/**
 * Inline scripts of pages. The content security policy names each by its hash, so nothing
 * in them may depend on a page.
 */

/** Sets the stored theme before the first paint. Without storage the system's theme applies. */
export const THEME_SCRIPT =
  "try{const t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";

/**
 * Fetches the scripts it is given once the page is painted. A page in a hidden tab is not painted, so there
 * they are fetched immediately. An empty script for the framework to run before it takes the page over
 * (`__next_s`, as next/script writes it) ends its first task there, so that no single task is long.
 */
export const LATE_SCRIPT = [
  "{const{late}=document.currentScript.dataset;self.__next_s=[[0,{children:''}]];",
  "const run=()=>{for(const src of late.split(' ')){",
  "const s=document.createElement('script');s.src=src;s.async=true;document.head.append(s)}};",
  'if(document.hidden)run();else requestAnimationFrame(()=>setTimeout(run))}',
].join('');

const SCRIPT = /<script src="(\/_next\/static\/[\w./~-]+)" async=""(?: id="\w+")?><\/script>/g;
const PRELOAD = /<link rel="preload" as="script"[^>]*>/g;

/**
 * Lets a page be painted before its scripts are fetched, so that they share neither bandwidth nor processor
 * with what is read first. All of a page's text is in its HTML, so it can be read meanwhile.
 *
 * @param {string} html
 */
export function moveScriptsLate(html) {
  const end = html.lastIndexOf('</body>');
  const sources = [...new Set([...html.matchAll(SCRIPT)].map(([, source]) => source))];
  if (end < 0 || sources.length === 0) return html;
  const late = `<script data-late="${sources.join(' ')}">${LATE_SCRIPT}</script>`;
  const [page, rest] = [html.slice(0, end), html.slice(end)];
  return `${page.replace(SCRIPT, '').replace(PRELOAD, '')}${late}${rest}`;
}
