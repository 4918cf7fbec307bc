import type { Expr, ExprVisitor, IndexAccess } from '@actions/expressions/ast';
import { Star } from '@actions/expressions/ast';
import type { ExpressionData } from '@actions/expressions/data/expressiondata';
import { TokenType } from '@actions/expressions/lexer';

import { fail, ok, type Result } from '@/lib/base/result';
import type { Budget } from '@/lib/matrix/expand/budget';
import { isTruthy } from '@/lib/matrix/expand/coerce';
import { findValue, indexValue } from '@/lib/matrix/expand/index-value';
import { compareLoosely } from '@/lib/matrix/expand/loose-equal';
import { isList, isObject, sizeOf } from '@/lib/matrix/expand/matrix-value';
import type { MatrixEntries, MatrixValue } from '@/lib/matrix/expand/model';

import { EvaluationError } from './evaluation-error';
import { callFunction } from './expression-functions';

/** The contexts of an expression by name, and the budget of its evaluation. */
export type Environment = { readonly contexts: MatrixEntries; readonly budget: Budget };

/** A value. If it is the result of a wildcard (`isFiltered`), an index applies to each of its items. */
type Operand = { readonly value: MatrixValue; readonly isFiltered: boolean };

/**
 * Evaluates an expression over contexts with these values, as GitHub does. Fails where GitHub would
 * (malformed JSON, a bad `format`), and when the budget does not suffice.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/expressions
 */
export function evaluateExpression(
  tree: Expr,
  environment: Environment,
): Result<MatrixValue, { readonly message: string }> {
  try {
    return ok(tree.accept(createVisitor(environment)).value);
  } catch (error) {
    if (error instanceof EvaluationError) return fail({ message: error.message });
    if (error instanceof RangeError) return fail({ message: 'It is nested too deeply.' });
    throw error;
  }
}

function createVisitor({ contexts, budget }: Environment): ExprVisitor<Operand> {
  const visit = (tree: Expr) => tree.accept(visitor);
  const spend = (...values: readonly MatrixValue[]) => {
    budget.left -= values.reduce<number>((sum, value) => sum + sizeOf(value), 1);
    if (budget.left < 0) throw new EvaluationError('Its evaluation takes too long.');
  };
  /** Only the chosen argument is evaluated, and only conditions up to it. */
  const choose = (args: readonly Expr[]): Operand => {
    for (let at = 0; at + 1 < args.length; at += 2) {
      const [condition, result] = args.slice(at, at + 2);
      if (condition === undefined || result === undefined) break;
      const { value } = visit(condition);
      spend();
      if (typeof value !== 'boolean')
        throw new EvaluationError('A condition of case is no boolean.');
      if (value) return visit(result);
    }
    const last = args.at(-1);
    return last === undefined ? plain(null) : visit(last);
  };
  const visitor: ExprVisitor<Operand> = {
    visitLiteral: ({ literal }) => plain(toValue(literal)),
    visitGrouping: ({ group }) => visit(group),
    visitContextAccess: ({ name }) => plain(findValue(contexts, name.lexeme) ?? null),
    visitUnary: ({ expr }) => plain(!isTruthy(visit(expr).value)),
    visitLogical: ({ operator, args }) => {
      const stopsAt = operator.type === TokenType.OR;
      let result = plain(null);
      for (const arg of args) {
        result = visit(arg);
        spend();
        if (isTruthy(result.value) === stopsAt) break;
      }
      return result;
    },
    visitBinary: ({ left, operator, right }) => {
      const first = visit(left).value;
      const second = visit(right).value;
      spend(first, second);
      return plain(compare(operator.type, compareLoosely(first, second)));
    },
    visitIndexAccess: (access) => {
      const operand = visit(access.expr);
      const index = access.index instanceof Star ? null : visit(access.index).value;
      spend(isStar(access) || operand.isFiltered ? operand.value : null);
      if (isObject(operand.value)) budget.left -= operand.value.entries.length;
      return isStar(access) ? takeAll(operand) : take(operand, index);
    },
    visitFunctionCall: ({ functionName, args }) => {
      if (functionName.lexeme.toLowerCase() === 'case') return choose(args);
      const values = args.map((arg) => visit(arg).value);
      spend(...values);
      const result = callFunction(functionName.lexeme.toLowerCase(), values, budget);
      spend(result);
      return plain(result);
    },
  };
  return visitor;
}

function isStar({ index }: IndexAccess): boolean {
  return index instanceof Star;
}

function take({ value, isFiltered }: Operand, index: MatrixValue): Operand {
  if (!isFiltered || !isList(value)) return plain(indexValue(value, index) ?? null);
  const found = value.map((item) => indexValue(item, index)).filter((item) => item !== undefined);
  return { value: found, isFiltered: true };
}

function takeAll({ value, isFiltered }: Operand): Operand {
  const parts = isFiltered && isList(value) ? value.flatMap(partsOf) : partsOf(value);
  return { value: parts, isFiltered: true };
}

function partsOf(value: MatrixValue): readonly MatrixValue[] {
  if (isList(value)) return value;
  return isObject(value) ? value.entries.map(([, part]) => part) : [];
}

function compare(operator: TokenType, order: number): boolean {
  if (operator === TokenType.EQUAL_EQUAL) return order === 0;
  if (operator === TokenType.BANG_EQUAL) return order !== 0;
  if (operator === TokenType.GREATER) return order > 0;
  if (operator === TokenType.GREATER_EQUAL) return order >= 0;
  if (operator === TokenType.LESS) return order < 0;
  return order <= 0;
}

function toValue(literal: ExpressionData): MatrixValue {
  return 'value' in literal ? literal.value : null;
}

function plain(value: MatrixValue): Operand {
  return { value, isFiltered: false };
}
