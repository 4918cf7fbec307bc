/** Formats a GitHub Markdown table. Cells are escaped so that no upstream text can leave its cell. */
export function formatMarkdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |\n`;
  return `${line(head)}|${head.map(() => ' --- |').join('')}\n${rows.map(line).join('')}`;
}

/** Escapes text for a place inside a Markdown paragraph or table cell. */
export function escapeCell(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|#@~]/g, (character) => `\\${character}`)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
