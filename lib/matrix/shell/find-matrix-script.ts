import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';

import { fail, ok, type Result } from '@/lib/base/result';

/** The script of the step that computes a matrix. */
export type MatrixScript = {
  readonly text: string;
  /** Line of the workflow on which the script begins. */
  readonly firstLine: number;
  /** Name of the step's output that carries the matrix. */
  readonly output: string;
  /** Whether the output is the whole matrix or its `include`. */
  readonly form: 'matrix' | 'include';
  /** What the step is handed by its environment; null where that is only known while it runs. */
  readonly environment: ReadonlyMap<string, string | null>;
};

/** A parsed workflow, to be asked for the scripts of its jobs. */
export type ScriptedWorkflow = {
  readonly document: Document;
  readonly counter: LineCounter;
  readonly text: string;
  /** What each alias stands for. */
  readonly targets: ReadonlyMap<Alias, Node>;
};

type Yaml = ScriptedWorkflow;

/** A node in the tree of a workflow; null where there is none. */
type Value = Node | null;

const FROM_JSON = /^\$\{\{\s*fromJSON\(\s*needs\.([\w-]+)\.outputs\.([\w-]+)\s*\)\s*\}\}$/i;
const STEP_OUTPUT = /^\$\{\{\s*steps\.([\w-]+)\.outputs\.([\w-]+)\s*\}\}$/i;

/** Parses a workflow for {@link findMatrixScript}. */
export function openWorkflow(text: string): ScriptedWorkflow {
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  return { document, counter, text, targets: findTargets(document) };
}

/** Finds what every alias stands for in one walk; to resolve one alone takes a walk of its own. */
function findTargets(document: Document): ReadonlyMap<Alias, Node> {
  const anchored = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, (_key, node) => {
    if (isAlias(node)) {
      const target = anchored.get(node.source);
      if (target !== undefined) targets.set(node, target);
    } else if (isNode(node) && node.anchor !== undefined) anchored.set(node.anchor, node);
  });
  return targets;
}

/**
 * Finds the shell step behind `matrix: ${{ fromJson(needs.<job>.outputs.<name>) }}`: the job that is
 * needed, its output, and the step which that output takes its value from.
 */
export function findMatrixScript(
  yaml: ScriptedWorkflow,
  job: string,
): Result<MatrixScript, string> {
  const jobs = valueOf(yaml, yaml.document.contents, 'jobs');
  const consumer = findPair(yaml, jobs, job);
  if (consumer === null) return fail(`The workflow has no job “${job}”.`);

  const source = matrixSource(yaml, consumer.value);
  if (source === null)
    return fail(`The matrix of “${job}” is not made of one output of another job.`);
  const { needed, output, form } = source;
  const producer = valueOf(yaml, jobs, needed);
  const outputText = scalarText(valueOf(yaml, valueOf(yaml, producer, 'outputs'), output));
  const [, step, name] = STEP_OUTPUT.exec(outputText?.trim() ?? '') ?? [];
  if (step === undefined || name === undefined) {
    return fail(`The output “${output}” of the job “${needed}” is not one output of a step.`);
  }
  const script = stepScript(yaml, producer, step);
  if (!script.ok) return script;
  return ok({ output: name, form, ...script.value });
}

type Source = {
  readonly needed: string;
  readonly output: string;
  readonly form: MatrixScript['form'];
};

function matrixSource(yaml: Yaml, job: Value): Source | null {
  const matrix = valueOf(yaml, valueOf(yaml, job, 'strategy'), 'matrix');
  const include =
    isMap(matrix) && matrix.items.length === 1 ? valueOf(yaml, matrix, 'include') : null;
  const expression = scalarText(include ?? matrix)?.trim() ?? '';
  const [, needed, output] = FROM_JSON.exec(expression) ?? [];
  if (needed === undefined || output === undefined) return null;
  return { needed, output, form: include === null ? 'matrix' : 'include' };
}

type FoundScript = Pick<MatrixScript, 'text' | 'firstLine' | 'environment'>;

function stepScript(yaml: Yaml, job: Value, id: string): Result<FoundScript, string> {
  const steps = valueOf(yaml, job, 'steps');
  const step = isSeq(steps)
    ? steps.items
        .map((item) => resolve(yaml, item))
        .find((item) => isSame(scalarText(valueOf(yaml, item, 'id')), id))
    : undefined;
  if (step === undefined) return fail(`The step “${id}” that computes the matrix is not there.`);
  const action = scalarText(valueOf(yaml, step, 'uses'));
  if (action !== null) return fail(`The matrix is computed by the action “${action}”.`);
  const shell = scalarText(valueOf(yaml, step, 'shell'));
  if (shell !== null && !/^(?:ba)?sh\b/.test(shell)) {
    return fail(`The matrix is computed by a script for “${shell}”, which is not followed.`);
  }
  const run = valueOf(yaml, step, 'run');
  const text = scalarText(run);
  const firstLine = scriptLine(yaml, run);
  if (text === null || firstLine === null) {
    return fail(`The script of the step “${id}” is not written line by line.`);
  }
  return ok({
    text,
    firstLine,
    environment: readEnvironment(yaml, [yaml.document.contents, job, step]),
  });
}

/** A literal block begins below its mark; a script on a single line begins where it stands. */
function scriptLine(yaml: Yaml, run: Value): number | null {
  if (!isScalar(run) || !run.range) return null;
  const line = lineOf(yaml, run);
  if (run.type === 'BLOCK_LITERAL') return line + 1;
  const [start, end] = run.range;
  return yaml.text.slice(start, end).includes('\n') ? null : line;
}

function readEnvironment(
  yaml: Yaml,
  holders: readonly Value[],
): ReadonlyMap<string, string | null> {
  const environment = new Map<string, string | null>();
  for (const holder of holders) {
    const given = valueOf(yaml, holder, 'env');
    if (!isMap(given)) continue;
    for (const { key, value } of given.items) {
      const name = scalarText(resolve(yaml, key));
      const text = scalarText(resolve(yaml, value)) ?? '';
      if (name !== null) environment.set(name, text.includes('${{') ? null : text);
    }
  }
  return environment;
}

type Pair = { readonly key: Value; readonly value: Value };

function findPair(yaml: Yaml, holder: Value, key: string): Pair | null {
  if (!isMap(holder)) return null;
  const pair = holder.items.find((item) => isSame(scalarText(resolve(yaml, item.key)), key));
  return pair === undefined
    ? null
    : { key: resolve(yaml, pair.key), value: resolve(yaml, pair.value) };
}

function valueOf(yaml: Yaml, holder: Value, key: string): Value {
  return findPair(yaml, holder, key)?.value ?? null;
}

/** What an anchor stands for is read where it is used. */
function resolve({ targets }: Yaml, value: unknown): Value {
  if (isAlias(value)) return targets.get(value) ?? null;
  return isNode(value) ? value : null;
}

function scalarText(value: Value): string | null {
  if (!isScalar(value) || value.value === null) return null;
  return typeof value.value === 'string' ? value.value : (value.source ?? null);
}

function isSame(text: string | null, other: string): boolean {
  return text?.toLowerCase() === other.toLowerCase();
}

function lineOf({ counter }: Yaml, value: Value): number {
  return counter.linePos(value?.range?.[0] ?? 0).line;
}
