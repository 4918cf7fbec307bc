import type { Expr } from '@actions/expressions/ast';

import { fail, ok, type Result } from '@/lib/base/result';
import { cutText } from '@/lib/base/text/cut-text';
import { spend, type Budget } from '@/lib/matrix/expand/budget';
import { toText } from '@/lib/matrix/expand/coerce';
import type { Combination } from '@/lib/matrix/expand/expand';
import { defaultJobName } from '@/lib/matrix/expand/job-name';
import { isScalar } from '@/lib/matrix/expand/matrix-value';
import type { MatrixEntries, MatrixValue, Problem } from '@/lib/matrix/expand/model';

import { compileExpression } from './compile-expression';
import { evaluateExpression } from './evaluate-expression';
import { lookUpAll, type Lookup, type Need } from './lookup';
import type { YamlNode } from './model';
import { containsExpression, parseTemplate } from './parse-template';
import type { Resolving } from './resolve-expressions';
import { problemAt } from './yaml-node';

/** A job's name; if `nameIsEvaluated` is false, it is the template of the name. */
export type JobName = { readonly name: string; readonly nameIsEvaluated: boolean };

/** The names of a job's combinations, in their order, and why some could not be evaluated. */
export type JobNames = {
  readonly names: readonly JobName[];
  readonly problems: readonly Problem[];
};

type Part = { readonly text: string } | { readonly tree: Expr; readonly contexts: MatrixEntries };

/** The job that is named, and what its name may read in addition to `matrix`. */
export type NamedJob = {
  readonly job: string;
  readonly name: YamlNode | undefined;
  /** The `strategy` context, but for what differs from job to job. */
  readonly strategy: MatrixEntries;
  readonly lookup: Lookup;
};
type Failure = { readonly message: string };

/** What a name may read that is not looked up. */
const OWN_CONTEXTS = new Set(['matrix', 'strategy']);

const MAX_LENGTH = 21_000;

/** Longest template that is shown in place of a name. */
const MAX_SHOWN = 500;

/** Cost of a part of a template in addition to its length. */
const COST_OF_A_PART = 10;

const TOO_LONG = 'the names of the jobs take too long to evaluate.';

/**
 * The names of a job's combinations. A `name` without an expression, or else the job's key, is followed by the
 * combination's values; a `name` with expressions is evaluated, and replaced by the job's key if the result is
 * empty. A `name` that needs more than the file says stays a template, with one problem for all combinations.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idname
 */
export function nameJobs(
  { job, name, strategy, lookup }: NamedJob,
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

  const compiled = compileTemplate(template, { lookup, budget });
  const total = combinations.length;
  const hasMaxParallel = strategy.some(([key]) => key === 'max-parallel');
  const results = combinations.map((combination, index): Result<string, Failure> => {
    if (!compiled.ok) return compiled;
    const contexts: MatrixEntries = [
      ['matrix', { entries: combination.matrix }],
      [
        'strategy',
        {
          entries: [
            ...strategy,
            ...(hasMaxParallel ? [] : [['max-parallel', total] as const]),
            ['job-index', index],
            ['job-total', total],
          ],
        },
      ],
    ];
    const text = fill(compiled.value, contexts, budget);
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

function compileTemplate(
  template: string,
  { lookup, budget }: Resolving,
): Result<readonly Part[], Failure> {
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
    const { tree, references, runnerFunctions } = compiled.value;
    const others = references.filter(([context = '']) => !OWN_CONTEXTS.has(context.toLowerCase()));
    const { contexts, needs } = lookUpAll(others, lookup);
    const names = [...needs.map(nameNeed), ...runnerFunctions.map((name) => `“${name}”`)];
    if (names.length > 0) {
      const known = [...new Set(names)].join(', ');
      return fail({ message: `it needs ${known}, known only while the workflow runs.` });
    }
    parts.push({ tree, contexts });
  }
  return ok(parts);
}

function fill(
  parts: readonly Part[],
  contexts: MatrixEntries,
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
    const all = [...contexts, ...part.contexts];
    const result = evaluateExpression(part.tree, { contexts: all, budget });
    if (!result.ok) return result;
    if (parts.length === 1 && !isScalar(result.value))
      return fail({ message: describeKind(result.value) });
    texts.push(toText(result.value));
  }
  return ok(texts.join(''));
}

function nameNeed(need: Need): string {
  return need.kind === 'context'
    ? `“${need.name}”`
    : `the output “${need.output}” of “${need.job}”`;
}

function describeKind(value: MatrixValue): string {
  return `it gives ${toText(value) === 'Array' ? 'a list' : 'an object'}, not a text.`;
}
