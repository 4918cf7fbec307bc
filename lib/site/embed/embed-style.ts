/** The style of an embedded page, with the colours of the site and the fonts of the system. */
export const EMBED_STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#fff,#0b1120);--ink:light-dark(#0a1833,#eaf0fb);--soft:light-dark(#46546f,#a9b6ce);--line:light-dark(#dde3ec,#22304b);--passed:light-dark(#177245,#57d39a);--failed:light-dark(#b3211b,#ff8f85);--running:light-dark(#1f5fc4,#7db2ff);--warn:light-dark(#8a5200,#f0b45c)}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
body{margin:0;padding:12px;background:var(--paper);color:var(--ink);font:13px/20px system-ui,sans-serif}
h1{margin:0 0 4px;font-size:16px;line-height:24px;font-weight:600}
p{margin:0 0 8px;color:var(--soft)}
a{color:inherit}
:focus-visible{outline:2px solid #ee5007;outline-offset:1px}
.frame{overflow-x:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th{font-weight:400;text-align:left}
thead th{padding:2px 6px;vertical-align:bottom;border-bottom:1px solid var(--line);text-align:center}
tbody th[scope=row]{padding:4px 12px 4px 0;white-space:nowrap}
tbody th[scope=rowgroup]{padding:12px 0 2px;font-weight:600}
td{min-width:32px;padding:0;border-top:1px solid var(--line);text-align:center}
td>a,td>span{display:flex;gap:4px;align-items:center;justify-content:center;min-width:28px;min-height:28px;padding:0 4px;text-decoration:none}
small{display:block;font-size:12px;line-height:16px;color:var(--warn)}
.s.passed{color:var(--passed)}.s.failed{color:var(--failed)}.s.running{color:var(--running)}
.s.cancelled,.s.not-started{color:var(--warn)}.s.skipped,.s.unknown,.s.untested,.s.hidden,.s.old{color:var(--soft)}
ul{display:flex;flex-wrap:wrap;gap:2px 16px;margin:8px 0;padding:0;list-style:none;color:var(--soft)}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`.trim();
