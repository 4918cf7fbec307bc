/** Limits per construct. A text that reaches all of them still parses in a fraction of a second. */
const LIMITS = {
  lines: 12_000,
  markers: 5_000,
  nestedMarkers: 1_500,
  quotes: 700,
  columns: 1_000,
  depth: 30,
  indentation: 160,
  underlines: 400,
  emphasis: 4_000,
  openBrackets: 4_000,
  closeBrackets: 4_000,
  codeMarks: 4_000,
  footnotes: 400,
  references: 8_000,
  headings: 1_500,
  cells: 20_000,
  angles: 6_000,
  declarations: 15_000_000,
} as const;

/** Limits of HTML, for the parser that comes after the one of Markdown. */
const HTML_LIMITS = { tags: 3_000, openTags: 150, reopened: 40_000 } as const;

type Construct = keyof typeof LIMITS;

const MARKERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/;
const MARKER = />|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)/g;
const VOID = /^(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;
const FORMATTING = /^(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/i;
const CONSTRUCTS: readonly (readonly [Construct, string])[] = [
  ['lines', 'lines'],
  ['markers', 'list items and quotes'],
  ['nestedMarkers', 'nested list items and quotes'],
  ['quotes', 'quotes'],
  ['columns', 'table columns'],
  ['depth', 'levels of lists and quotes'],
  ['indentation', 'columns of indentation'],
  ['underlines', 'underlined headings'],
  ['emphasis', 'marks of emphasis'],
  ['openBrackets', 'brackets'],
  ['closeBrackets', 'brackets'],
  ['codeMarks', 'marks of code'],
  ['footnotes', 'footnotes'],
  ['references', 'references'],
  ['headings', 'headings'],
  ['cells', 'table cells'],
  ['angles', 'HTML elements'],
  ['declarations', 'HTML comments'],
];

/**
 * Finds the construct of which a Markdown text has too many to be parsed in bounded time, as words for a
 * sentence; null if it may be parsed.
 *
 * The parser is quadratic in some constructs. All limits are far above what any release contains.
 */
export function findExcess(markdown: string): string | null {
  const lines = markdown.split('\n');
  const withoutMarkers = lines.map((line) => line.replace(MARKERS, '')).join('\n');
  const counts: Readonly<Record<Construct, number>> = {
    ...countLines(lines),
    emphasis: count(withoutMarkers, /\*+|_+|~+/g),
    openBrackets: count(markdown, /\[/g),
    closeBrackets: count(markdown, /\]/g),
    codeMarks: count(markdown, /`+/g),
    footnotes: count(markdown, /\[\^/g),
    references: count(markdown, /[@#]|:\w|www\.|\/\//g),
    angles: count(markdown, /<\/?[a-z][\w-]*(?=[\s/>]|$)/gi),
    declarations: count(markdown, /<[!?]/g) * markdown.length,
  };
  return CONSTRUCTS.find(([construct]) => counts[construct] > LIMITS[construct])?.[1] ?? null;
}

/** The HTML of one block of Markdown. What stays open in a paragraph is closed with it, except formatting. */
export type HtmlBlock = { readonly html: string; readonly isParagraph: boolean };

/**
 * Finds of what the HTML in notes has too much to be parsed in bounded time, as words for a sentence; null if it
 * may be parsed. Takes what the Markdown parser recognised as HTML, so neither code nor URLs in angle brackets.
 */
export function findHtmlExcess(blocks: readonly HtmlBlock[], lines: number): string | null {
  const { tags, openTags, reopened } = countTags(blocks, lines);
  if (tags > HTML_LIMITS.tags) return 'HTML elements';
  const isOpen = openTags > HTML_LIMITS.openTags || reopened > HTML_LIMITS.reopened;
  return isOpen ? 'HTML elements that stay open' : null;
}

type LineCounts = Pick<
  Record<Construct, number>,
  | 'lines'
  | 'markers'
  | 'nestedMarkers'
  | 'quotes'
  | 'columns'
  | 'depth'
  | 'indentation'
  | 'underlines'
  | 'headings'
  | 'cells'
>;

function countLines(lines: readonly string[]): LineCounts {
  const counts = {
    lines: lines.length,
    markers: 0,
    nestedMarkers: 0,
    quotes: 0,
    columns: 0,
    depth: 0,
    indentation: 0,
    underlines: 0,
    headings: 0,
    cells: 0,
  };
  let columns = 0;
  let isQuote = false;
  for (const line of lines) {
    const leading = MARKERS.exec(line)?.[0] ?? '';
    const depth = count(leading, MARKER);
    const indentation = line.length - line.trimStart().length;
    const rest = line.slice(leading.length).trim();
    counts.markers += depth;
    counts.nestedMarkers += indentation > 0 ? depth : Math.max(depth - 1, 0);
    if (leading.includes('>') !== isQuote) counts.quotes += 1;
    isQuote = leading.includes('>');
    counts.depth = Math.max(counts.depth, depth);
    if (depth > 0) counts.indentation = Math.max(counts.indentation, leading.search(/\S/));
    if (/^(?:=+|-+)$/.test(rest)) counts.underlines += 1;
    if (rest.startsWith('#')) counts.headings += 1;
    columns = columnsAfter(columns, rest);
    counts.columns = Math.max(counts.columns, columns);
    counts.cells += columns;
  }
  return counts;
}

/** Columns of the current table: every row gets as many cells as the delimiter row has. */
function columnsAfter(columns: number, line: string): number {
  if (line === '') return 0;
  const isDelimiter = line.includes('-') && /^[|:\- \t]+$/.test(line);
  return isDelimiter ? Math.max(columns, line.split('|').length) : columns;
}

function countTags(
  blocks: readonly HtmlBlock[],
  lines: number,
): Readonly<Record<keyof typeof HTML_LIMITS, number>> {
  let tags = 0;
  let open = 0;
  let formatting = 0;
  let mostOpen = 0;
  let mostFormatting = 0;
  for (const { html, isParagraph } of blocks) {
    const openBefore = open;
    for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][\w-]*)/gi)) {
      tags += 1;
      if (VOID.test(name)) continue;
      const step = slash === '' ? 1 : -1;
      if (FORMATTING.test(name)) formatting = Math.max(formatting + step, 0);
      else open = Math.max(open + step, 0);
      mostOpen = Math.max(mostOpen, open + formatting);
      mostFormatting = Math.max(mostFormatting, formatting);
    }
    if (isParagraph) open = Math.min(open, openBefore);
  }
  return { tags, openTags: mostOpen, reopened: mostFormatting * Math.max(lines, tags) };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
