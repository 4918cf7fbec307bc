import type { Expr } from '@actions/expressions/ast';

import { fail, ok, type Result } from '@/lib/base/result';
import { cutText } from '@/lib/base/text/cut-text';
import { spend, type Budget } from '@/lib/matrix/expand/budget';
import { toText } from '@/lib/matrix/expand/coerce';
import type { Combination } from '@/lib/matrix/expand/expand';
import { defaultJobName } from '@/lib/matrix/expand/job-name';
import { isScalar } from '@/lib/matrix/expand/matrix-value';
import type { MatrixValue, Problem } from '@/lib/matrix/expand/model';

import { compileExpression } from './compile-expression';
import { evaluateExpression } from './evaluate-expression';
import type { YamlNode } from './model';
import { containsExpression, parseTemplate } from './parse-template';
import { problemAt } from './yaml-node';

/** A job's name; if `nameIsEvaluated` is false, it is the template of the name. */
export type JobName = { readonly name: string; readonly nameIsEvaluated: boolean };

/** The names of a job's combinations, in their order, and why some could not be evaluated. */
export type JobNames = {
  readonly names: readonly JobName[];
  readonly problems: readonly Problem[];
};

type Part = { readonly text: string } | { readonly tree: Expr };
type Failure = { readonly message: string };

const MAX_LENGTH = 21_000;

/** Longest template that is shown in place of a name. */
const MAX_SHOWN = 500;

/** Cost of a part of a template besides its length. */
const COST_OF_A_PART = 10;

const TOO_LONG = 'the names of the jobs take too long to evaluate.';

/**
 * The names of a job's combinations. A `name` without an expression, or else the job's key, is followed by the
 * combination's values; a `name` with expressions is evaluated, and replaced by the job's key if the result is
 * empty. A `name` that needs more than `matrix` stays a template, with one problem for all combinations.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idname
 */
export function nameJobs(
  { job, name }: { readonly job: string; readonly name: YamlNode | undefined },
  combinations: readonly Combination[],
  budget: Budget,
): JobNames {
  if (name === undefined) return { names: nameByDefault(job, combinations), problems: [] };
  if (name.kind !== 'scalar') {
    const problems = [problemAt(name.place, `The name of job “${job}” is no text.`)];
    return { names: nameByDefault(job, combinations), problems };
  }
  const template = toText(name.value);
  if (!containsExpression(template)) {
    return { names: nameByDefault(template === '' ? job : template, combinations), problems: [] };
  }

  const compiled = compileTemplate(template, budget);
  const results = combinations.map((combination): Result<string, Failure> => {
    if (!compiled.ok) return compiled;
    const text = fill(compiled.value, combination, budget);
    return text.ok && text.value === '' ? ok(defaultJobName(job, combination.original)) : text;
  });
  const failed = results.find((result) => !result.ok);
  return {
    names: results.map((result) => ({
      name: result.ok ? result.value : cutText(template, MAX_SHOWN),
      nameIsEvaluated: result.ok,
    })),
    problems:
      failed === undefined || failed.ok
        ? []
        : [
            problemAt(
              name.place,
              `The name of job “${job}” cannot be evaluated: ${failed.failure.message}`,
            ),
          ],
  };
}

function nameByDefault(base: string, combinations: readonly Combination[]): readonly JobName[] {
  return combinations.map(({ original }) => ({
    name: defaultJobName(base, original),
    nameIsEvaluated: true,
  }));
}

function compileTemplate(template: string, budget: Budget): Result<readonly Part[], Failure> {
  if (template.length > MAX_LENGTH) {
    return fail({ message: 'it is longer than the 21,000 characters GitHub allows.' });
  }
  if (!spend(budget, template.length)) return fail({ message: TOO_LONG });
  const cut = parseTemplate(template);
  if (!cut.ok) return cut;
  const parts: Part[] = [];
  for (const part of cut.value) {
    if (part.kind === 'text') {
      parts.push({ text: part.text });
      continue;
    }
    const compiled = compileExpression(part.expression);
    if (!compiled.ok) return compiled;
    const others = compiled.value.needs.filter((need) => need !== 'matrix');
    if (others.length > 0) {
      return fail({
        message: `it needs ${others.map((need) => `“${need}”`).join(', ')}, known only while the workflow runs.`,
      });
    }
    parts.push({ tree: compiled.value.tree });
  }
  return ok(parts);
}

function fill(
  parts: readonly Part[],
  { matrix }: Combination,
  budget: Budget,
): Result<string, Failure> {
  const texts: string[] = [];
  for (const part of parts) {
    const cost = COST_OF_A_PART + ('text' in part ? part.text.length : 0);
    if (!spend(budget, cost)) return fail({ message: TOO_LONG });
    if ('text' in part) {
      texts.push(part.text);
      continue;
    }
    const result = evaluateExpression(part.tree, { matrix, budget });
    if (!result.ok) return result;
    if (parts.length === 1 && !isScalar(result.value))
      return fail({ message: describeKind(result.value) });
    texts.push(toText(result.value));
  }
  return ok(texts.join(''));
}

function describeKind(value: MatrixValue): string {
  return `it gives ${toText(value) === 'Array' ? 'a list' : 'an object'}, not a text.`;
}
