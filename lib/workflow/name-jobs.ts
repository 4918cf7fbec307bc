import type { Expr } from '@actions/expressions/ast';

import { toText } from '@/lib/matrix/coerce';
import type { Combination } from '@/lib/matrix/expand';
import { defaultJobName } from '@/lib/matrix/job-name';
import { isScalar } from '@/lib/matrix/matrix-value';
import type { MatrixValue, Problem } from '@/lib/matrix/model';
import { fail, ok, type Result } from '@/lib/result';

import { compileExpression } from './compile-expression';
import { evaluateExpression, type Budget } from './evaluate-expression';
import type { YamlNode } from './model';
import { holdsExpression, parseTemplate } from './parse-template';
import { problemAt } from './yaml-node';

/** A job's name, and whether it is one or only the template it would be made from. */
export type JobName = { readonly name: string; readonly nameIsEvaluated: boolean };

/** The names of a job's combinations, in their order, and what stood in the way of making them. */
export type JobNames = {
  readonly names: readonly JobName[];
  readonly problems: readonly Problem[];
};

type Part = { readonly text: string } | { readonly tree: Expr };
type Failure = { readonly message: string };

const MAX_LENGTH = 21_000;

/**
 * Names the combinations of a job. A `name` without an expression, or the job's key, is followed by the
 * combination's values; one with expressions is evaluated, and gives way to the job's key when nothing remains.
 * A name that needs more than `matrix` is kept as its template, with one problem for all combinations.
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
  if (!holdsExpression(template)) {
    return { names: nameByDefault(template === '' ? job : template, combinations), problems: [] };
  }

  const compiled = compileTemplate(template);
  const results = combinations.map((combination): Result<string, Failure> => {
    if (!compiled.ok) return compiled;
    const text = fill(compiled.value, combination, budget);
    return text.ok && text.value === '' ? ok(defaultJobName(job, combination.original)) : text;
  });
  const failed = results.find((result) => !result.ok);
  return {
    names: results.map((result) => ({
      name: result.ok ? result.value : template,
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

function compileTemplate(template: string): Result<readonly Part[], Failure> {
  if (template.length > MAX_LENGTH) {
    return fail({ message: 'it is longer than the 21,000 characters GitHub allows.' });
  }
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
    if ('text' in part) {
      texts.push(part.text);
      continue;
    }
    const result = evaluateExpression(part.tree, { matrix, budget });
    if (!result.ok) return result;
    if (parts.length === 1 && !isScalar(result.value))
      return fail({ message: wordKind(result.value) });
    texts.push(toText(result.value));
  }
  return ok(texts.join(''));
}

function wordKind(value: MatrixValue): string {
  return `it gives ${toText(value) === 'Array' ? 'a list' : 'an object'}, not a text.`;
}
