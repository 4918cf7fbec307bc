import { fail, ok, type Result } from '@/lib/base/result';

import { lexShell } from './lex-shell';
import {
  type Assignment,
  type Branch,
  plainText,
  type Redirect,
  type Statement,
  toAssignment,
  type Token,
  type Word,
} from './syntax';

/** Words that close a part of a compound statement. */
const CLOSERS: readonly string[] = ['then', 'elif', 'else', 'fi', 'do', 'done', 'esac', '}'];

/** Statements nested deeper than this are not read. */
const DEPTH_LIMIT = 40;

type Tokens = {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
  failure: string | null;
};

/**
 * Parses the part of the shell's language that scripts of workflows use to put a matrix together.
 * Statements of other shapes are kept as `opaque`, with all that they may change.
 */
export function parseShell(
  script: string,
  firstLine: number,
): Result<readonly Statement[], string> {
  const lexed = lexShell(script, firstLine);
  if (!lexed.ok) return lexed;
  const tokens: Tokens = { tokens: lexed.value, at: 0, depth: 0, failure: null };
  const statements = parseList(tokens);
  const left = current(tokens);
  if (left !== undefined) failWith(tokens, `Line ${left.line} closes what was not opened.`);
  return tokens.failure === null ? ok(statements) : fail(tokens.failure);
}

function current(tokens: Tokens): Token | undefined {
  return tokens.failure === null ? tokens.tokens[tokens.at] : undefined;
}

function failWith(tokens: Tokens, reason: string): void {
  tokens.failure ??= reason;
}

function keyword(tokens: Tokens): string | null {
  const token = current(tokens);
  return token?.kind === 'word' ? plainText(token.word) : null;
}

function isOperator(tokens: Tokens, ...texts: readonly string[]): boolean {
  const token = current(tokens);
  return token?.kind === 'operator' && texts.includes(token.text);
}

function takeOperator(tokens: Tokens, ...texts: readonly string[]): string | null {
  const token = current(tokens);
  if (token?.kind !== 'operator' || !texts.includes(token.text)) return null;
  tokens.at += 1;
  return token.text;
}

function expectKeyword(tokens: Tokens, word: string): void {
  if (keyword(tokens) === word) tokens.at += 1;
  else failWith(tokens, `“${word}” is missing ${placeOf(tokens)}.`);
}

function placeOf(tokens: Tokens): string {
  const token = current(tokens);
  return token === undefined ? 'at the end of the script' : `on line ${token.line}`;
}

function skipSeparators(tokens: Tokens): void {
  while (takeOperator(tokens, '\n', ';', '&') !== null);
}

function parseList(tokens: Tokens): readonly Statement[] {
  const statements: Statement[] = [];
  skipSeparators(tokens);
  while (current(tokens) !== undefined && !isEndOfList(tokens)) {
    statements.push(parseLogical(tokens));
    skipSeparators(tokens);
  }
  return statements;
}

function isEndOfList(tokens: Tokens): boolean {
  return isOperator(tokens, ')', ';;') || CLOSERS.includes(keyword(tokens) ?? '');
}

function parseLogical(tokens: Tokens): Statement {
  const first = parsePipeline(tokens);
  const rest: { operator: string; statement: Statement }[] = [];
  for (;;) {
    const operator = takeOperator(tokens, '&&', '||');
    if (operator === null) break;
    while (takeOperator(tokens, '\n') !== null);
    rest.push({ operator, statement: parsePipeline(tokens) });
  }
  return rest.length === 0 ? first : { kind: 'logical', line: first.line, first, rest };
}

function parsePipeline(tokens: Tokens): Statement {
  const first = parseCommand(tokens);
  const commands = [first];
  while (takeOperator(tokens, '|', '|&') !== null) {
    while (takeOperator(tokens, '\n') !== null);
    commands.push(parseCommand(tokens));
  }
  return commands.length === 1 ? first : { kind: 'pipeline', line: first.line, commands };
}

function parseCommand(tokens: Tokens): Statement {
  tokens.depth += 1;
  if (tokens.depth > DEPTH_LIMIT) failWith(tokens, 'The script is nested too deeply.');
  const command = parseShape(tokens);
  tokens.depth -= 1;
  return command;
}

function parseShape(tokens: Tokens): Statement {
  const token = current(tokens);
  const line = token?.line ?? 0;
  if (token?.kind === 'arithmetic') {
    tokens.at += 1;
    const names = token.raw.match(/[A-Za-z_]\w*/g) ?? [];
    return opaque(tokens, { line, what: 'an arithmetic command', names, body: [] });
  }
  if (takeOperator(tokens, '(') !== null) return parseSubshell(tokens, line);
  switch (keyword(tokens) ?? '') {
    case 'if':
      return parseIf(tokens, line);
    case 'for':
    case 'select':
      return parseFor(tokens, line);
    case 'while':
    case 'until':
      return parseWhile(tokens, line);
    case 'case':
      return parseCase(tokens, line);
    case '{':
      return parseGroup(tokens, line);
    case 'function':
      return parseFunction(tokens, line);
    default:
      return parseSimple(tokens, line);
  }
}

type OpaqueParts = {
  readonly line: number;
  readonly what: string;
  readonly names: readonly string[];
  readonly body: readonly Statement[];
};

function opaque(tokens: Tokens, parts: OpaqueParts): Statement {
  return { kind: 'opaque', ...parts, redirects: parseRedirects(tokens) };
}

function parseRedirects(tokens: Tokens): readonly Redirect[] {
  const redirects: Redirect[] = [];
  for (let token = current(tokens); token?.kind === 'redirect'; token = current(tokens)) {
    redirects.push(token.redirect);
    tokens.at += 1;
  }
  return redirects;
}

function parseSubshell(tokens: Tokens, line: number): Statement {
  const body = parseList(tokens);
  if (takeOperator(tokens, ')') === null) {
    failWith(tokens, `The parenthesis opened on line ${line} is not closed.`);
  }
  return opaque(tokens, { line, what: 'a subshell', names: [], body });
}

function parseIf(tokens: Tokens, line: number): Statement {
  const branches: Branch[] = [];
  do {
    tokens.at += 1;
    const condition = parseList(tokens);
    expectKeyword(tokens, 'then');
    branches.push({ condition, body: parseList(tokens) });
  } while (keyword(tokens) === 'elif');
  let otherwise: readonly Statement[] = [];
  if (keyword(tokens) === 'else') {
    tokens.at += 1;
    otherwise = parseList(tokens);
  }
  expectKeyword(tokens, 'fi');
  return { kind: 'if', line, branches, otherwise, redirects: parseRedirects(tokens) };
}

function parseFor(tokens: Tokens, line: number): Statement {
  const isSelect = keyword(tokens) === 'select';
  tokens.at += 1;
  const token = current(tokens);
  tokens.at += 1;
  const variable = token?.kind === 'word' ? plainText(token.word) : null;
  skipNewlines(tokens);
  const hasWords = keyword(tokens) === 'in';
  const words = hasWords ? takeWords(tokens) : [];
  skipSeparators(tokens);
  const body = parseDo(tokens);
  if (variable !== null && hasWords && !isSelect) {
    return { kind: 'for', line, variable, words, body, redirects: parseRedirects(tokens) };
  }
  const names = variable === null ? [] : [variable];
  return opaque(tokens, { line, what: 'a loop of another shape', names, body });
}

function skipNewlines(tokens: Tokens): void {
  while (takeOperator(tokens, '\n') !== null);
}

function takeWords(tokens: Tokens): readonly Word[] {
  const words: Word[] = [];
  tokens.at += 1;
  for (let token = current(tokens); token?.kind === 'word'; token = current(tokens)) {
    words.push(token.word);
    tokens.at += 1;
  }
  return words;
}

function parseDo(tokens: Tokens): readonly Statement[] {
  expectKeyword(tokens, 'do');
  const body = parseList(tokens);
  expectKeyword(tokens, 'done');
  return body;
}

function parseWhile(tokens: Tokens, line: number): Statement {
  tokens.at += 1;
  const condition = parseList(tokens);
  const body = [...condition, ...parseDo(tokens)];
  return opaque(tokens, { line, what: 'a loop on a condition', names: [], body });
}

function parseCase(tokens: Tokens, line: number): Statement {
  const body: Statement[] = [];
  tokens.at += 2;
  skipNewlines(tokens);
  expectKeyword(tokens, 'in');
  skipSeparators(tokens);
  while (current(tokens) !== undefined && keyword(tokens) !== 'esac') {
    skipPattern(tokens);
    body.push(...parseList(tokens));
    takeOperator(tokens, ';;');
    skipSeparators(tokens);
  }
  expectKeyword(tokens, 'esac');
  return opaque(tokens, { line, what: 'a case statement', names: [], body });
}

function skipPattern(tokens: Tokens): void {
  takeOperator(tokens, '(');
  while (current(tokens)?.kind === 'word' || isOperator(tokens, '|')) tokens.at += 1;
  if (takeOperator(tokens, ')') === null) {
    failWith(tokens, `The pattern ${placeOf(tokens)} cannot be read.`);
  }
}

function parseGroup(tokens: Tokens, line: number): Statement {
  tokens.at += 1;
  const body = parseList(tokens);
  expectKeyword(tokens, '}');
  return { kind: 'group', line, body, redirects: parseRedirects(tokens) };
}

function parseFunction(tokens: Tokens, line: number): Statement {
  tokens.at += 2;
  if (takeOperator(tokens, '(') !== null) takeOperator(tokens, ')');
  return parseFunctionBody(tokens, line);
}

function parseFunctionBody(tokens: Tokens, line: number): Statement {
  skipNewlines(tokens);
  return opaque(tokens, { line, what: 'a function', names: [], body: [parseCommand(tokens)] });
}

function parseSimple(tokens: Tokens, line: number): Statement {
  const assignments: Assignment[] = [];
  const words: Word[] = [];
  const redirects: Redirect[] = [];
  const start = tokens.at;
  for (let token = current(tokens); token !== undefined; token = current(tokens)) {
    if (token.kind === 'operator' || token.kind === 'arithmetic') break;
    tokens.at += 1;
    if (token.kind === 'array') assignments.push(token.assignment);
    else if (token.kind === 'redirect') redirects.push(token.redirect);
    else {
      const assignment = words.length === 0 ? toAssignment(token.word) : null;
      if (assignment === null) words.push(token.word);
      else assignments.push(assignment);
    }
  }
  if (words.length === 1 && takeOperator(tokens, '(') !== null) {
    if (takeOperator(tokens, ')') !== null) return parseFunctionBody(tokens, line);
    failWith(tokens, `The parenthesis on line ${line} cannot be read.`);
  }
  if (tokens.at === start) failWith(tokens, `Line ${line} cannot be read as a shell script.`);
  return { kind: 'simple', line, assignments, words, redirects };
}
