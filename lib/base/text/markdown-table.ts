/** Formats a GitHub Markdown table. Cells are escaped, so that upstream text cannot break out of its cell. */
export function formatMarkdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const rule = `|${head.map(() => ' --- |').join('')}\n`;
  return `${formatRow(head)}${rule}${rows.map(formatRow).join('')}`;
}

function formatRow(cells: readonly string[]): string {
  return `| ${cells.map(escapeCell).join(' | ')} |\n`;
}

/** Escapes text for a Markdown paragraph or table cell. */
export function escapeCell(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|#@~]/g, (character) => `\\${character}`)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
