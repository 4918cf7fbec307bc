/** Formats a GitHub Markdown table. Cells are escaped so that no upstream text can leave its cell. */
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

/** Escapes text for a place inside a Markdown paragraph or table cell. */
export function escapeCell(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|#@~]/g, (character) => `\\${character}`)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
