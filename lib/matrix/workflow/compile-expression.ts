import type { Expr } from '@actions/expressions/ast';
import { Lexer, TokenType, type Token } from '@actions/expressions/lexer';
import { Parser } from '@actions/expressions/parser';

import { fail, ok, type Result } from '@/lib/base/result';
import { toNumber } from '@/lib/matrix/expand/coerce';

import { referencesOf } from './references';

/** A parsed expression, with the contexts and runner functions that it needs, in lower case. */
export type CompiledExpression = {
  readonly tree: Expr;
  /** The functions it calls that only a runner has, e.g. `hashfiles`. */
  readonly runnerFunctions: readonly string[];
  /** What it reads of contexts, e.g. `needs`, `plan`, `outputs`, `matrix`; as far as it says so itself. */
  readonly references: readonly (readonly string[])[];
};

/** Why an expression cannot be parsed, as a sentence for readers. */
export type ExpressionFailure = { readonly message: string };

const CONTEXTS = [
  'env',
  'github',
  'inputs',
  'job',
  'jobs',
  'matrix',
  'needs',
  'runner',
  'secrets',
  'steps',
  'strategy',
  'vars',
];

const RUNNER_FUNCTIONS = ['always', 'cancelled', 'failure', 'hashfiles', 'success'].map((name) => ({
  name,
  minArgs: 0,
  maxArgs: 255,
}));

/**
 * Parses one expression with GitHub's lexer and parser, which refuse more than 21,000 characters and more than
 * 50 levels.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/expressions
 */
export function compileExpression(text: string): Result<CompiledExpression, ExpressionFailure> {
  try {
    const tokens = new Lexer(text).lex().tokens.map(correct);
    if (hasTrailingComma(tokens)) return fail({ message: 'Unexpected symbol: “)”' });
    const tree: Expr | undefined = new Parser(tokens, CONTEXTS, RUNNER_FUNCTIONS).parse();
    if (tree === undefined) return fail({ message: 'An expression is expected here.' });
    return ok({
      tree,
      runnerFunctions: runnerFunctionsOf(tokens),
      references: referencesOf(tree),
    });
  } catch (error) {
    return fail({ message: describeError(error) });
  }
}

/** Corrects two defects of the lexer: it unescapes only the first `''` of a text, and accepts binary numbers. */
function correct(token: Token): Token {
  if (token.type === TokenType.STRING) {
    return { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") };
  }
  if (token.type !== TokenType.NUMBER || token.lexeme === 'NaN') return token;
  const value = toNumber(token.lexeme);
  if (Number.isNaN(value)) throw new Error(`Unexpected symbol: “${token.lexeme}”`);
  return { ...token, value };
}

function hasTrailingComma(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ type }, at) => type === TokenType.RIGHT_PAREN && tokens[at - 1]?.type === TokenType.COMMA,
  );
}

function runnerFunctionsOf(tokens: readonly Token[]): readonly string[] {
  const known = new Set(RUNNER_FUNCTIONS.map(({ name }) => name));
  const called = tokens.flatMap(({ type, lexeme }, at) =>
    type === TokenType.IDENTIFIER && tokens[at + 1]?.type === TokenType.LEFT_PAREN
      ? [lexeme.toLowerCase()]
      : [],
  );
  return [...new Set(called.filter((name) => known.has(name)))];
}

function describeError(error: unknown): string {
  if (error instanceof RangeError) return 'It is nested too deeply.';
  const message = error instanceof Error ? error.message : String(error);
  if (message === 'ErrorExceededMaxLength')
    return 'It is longer than the 21,000 characters GitHub allows.';
  return message.split('. Located at position')[0] ?? message;
}
