import { Lexer } from 'yaml';

import type { Problem } from '@/lib/matrix/expand/model';

const MAX_LENGTH = 1024 * 1024;
const MAX_TOKENS = 150_000;
const MAX_DEPTH = 100;
const INDICATORS = new Set(['-', '?', ':']);

/** Characters that YAML does not allow, even inside quotes. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * Scans a text in linear time before it is parsed. Finds what would make parsing too costly, and characters
 * that YAML forbids; null if the text may be parsed.
 */
export function scanYaml(text: string): Problem | null {
  if (text.length > MAX_LENGTH)
    return unplaced('The file is too large to be read: more than 1 MiB.');
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden !== null) return forbiddenCharacter(text, forbidden.index);
  return scanTokens(text);
}

function scanTokens(text: string): Problem | null {
  let tokens = 0;
  let brackets = 0;
  let indicators = 0;
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (token === '[' || token === '{') brackets += 1;
    if (token === ']' || token === '}') brackets = Math.max(0, brackets - 1);
    if (INDICATORS.has(token)) indicators += brackets === 0 ? 1 : 0;
    if (token.includes('\n')) indicators = 0;
    if (tokens > MAX_TOKENS)
      return unplaced('The file is too large to be read: it has too many parts.');
    if (brackets > MAX_DEPTH || indicators > MAX_DEPTH) {
      return unplaced(`The file is nested too deeply to be read: more than ${MAX_DEPTH} levels.`);
    }
  }
  return null;
}

function forbiddenCharacter(text: string, position: number): Problem {
  const before = text.slice(0, position).split('\n');
  const code = text.charCodeAt(position).toString(16).toUpperCase().padStart(4, '0');
  return {
    message: `The file contains the character U+${code}, which YAML does not allow.`,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  };
}

function unplaced(message: string): Problem {
  return { message, line: null, column: null };
}
