import { spend } from '@/lib/matrix/expand/budget';
import { toText } from '@/lib/matrix/expand/coerce';
import type { LineRange, Problem } from '@/lib/matrix/expand/model';
import type { ScriptReading, StepScript } from '@/lib/matrix/shell/model';

import type { FileLimits } from './file-limits';
import type { Found, Lookup, Need } from './lookup';
import type { YamlEntry, YamlMap, YamlNode } from './model';
import { resolveExpressions } from './resolve-expressions';
import { readStepScript } from './step-script';
import { findEntry, problemAt } from './yaml-node';

/** Reads what a script writes as one of its outputs. */
export type ComputeOutput = (script: StepScript, output: string) => ScriptReading;

/** What the outputs that were looked up add to a matrix in addition to their values. */
export type UsedOutputs = {
  /** Words that decide cases of them. */
  readonly scopes: Set<string>;
  /** The lines of the file that contain their values. */
  readonly ranges: LineRange[];
  readonly remarks: Problem[];
};

/** Looks up the outputs of the jobs that a job needs. */
export type JobOutputs = { readonly lookup: Lookup; readonly used: UsedOutputs };

/** A workflow whose outputs are read, and by whom its scripts are. */
export type OutputSource = {
  readonly workflow: YamlMap;
  readonly compute: ComputeOutput | null;
  readonly limits: FileLimits;
};

type Reading = OutputSource & { readonly scope: string | null; readonly used: UsedOutputs };
type Output = { readonly job: string; readonly output: string };

/** Outputs that read outputs, and so on; a workflow does not go deeper. */
const MAX_DEPTH = 5;

/**
 * Opens the outputs that a job may read, in one case: as text that the file says, or as what a script in it
 * writes. `needs` and `steps` are looked up; other contexts need the running workflow.
 */
export function openOutputs(
  source: OutputSource,
  consumer: YamlEntry,
  scope: string | null,
): JobOutputs {
  const used: UsedOutputs = { scopes: new Set(), ranges: [], remarks: [] };
  return { lookup: lookupFor({ ...source, scope, used }, consumer, 0), used };
}

function lookupFor(reading: Reading, consumer: YamlEntry, depth: number): Lookup {
  return (path) => {
    const [context = '', first = '', kind = '', name = ''] = path;
    const isOutput = path.length === 4 && kind.toLowerCase() === 'outputs';
    if (isOutput && context.toLowerCase() === 'needs')
      return readJobOutput(reading, { consumer, job: first, output: name, depth });
    if (isOutput && context.toLowerCase() === 'steps')
      return readStepOutput(reading, { job: consumer, step: first, output: name, depth });
    if (context.toLowerCase() === 'needs' && path.length === 3 && kind.toLowerCase() === 'result')
      return { kind: 'value', value: 'success' };
    return needsContext(context);
  };
}

type JobOutput = Output & { readonly consumer: YamlEntry; readonly depth: number };

function readJobOutput(reading: Reading, wanted: JobOutput): Found {
  const { consumer, job, output, depth } = wanted;
  const refuse = (clause: string) => needsOutput({ job, output }, clause);
  if (depth > MAX_DEPTH) return refuse('which depends on itself');
  if (!neededJobs(consumer.value).includes(job.toLowerCase()))
    return refuse(`which job “${consumer.key}” does not list in its “needs”`);
  const jobs = findEntry(reading.workflow, 'jobs')?.value;
  const producer = jobs?.kind === 'map' ? findFolded(jobs, job) : undefined;
  if (producer === undefined || producer.value.kind !== 'map')
    return refuse('which the workflow does not have');
  const calls = textOf(findEntry(producer.value, 'uses')?.value);
  if (calls !== null) return refuse(`which is set by the called workflow “${calls}”`);
  if (findEntry(producer.value, 'strategy') !== undefined)
    return refuse('which is set by the last job of its matrix to end');
  const outputs = findEntry(producer.value, 'outputs')?.value;
  const value = outputs?.kind === 'map' ? findFolded(outputs, output)?.value : undefined;
  if (value === undefined || value.kind !== 'scalar') return refuse('which that job does not set');

  const lookup = lookupFor(reading, producer, depth + 1);
  const { node, needs, problems } = resolveExpressions(value, {
    lookup,
    budget: reading.limits.evaluation,
  });
  const [need] = needs;
  if (need !== undefined)
    return refuse(need.kind === 'output' ? need.clause : `which needs “${need.name}”`);
  if (problems.length > 0 || node.kind !== 'scalar')
    return refuse('which has an expression that cannot be read');
  reading.used.ranges.push({ start: value.place.line, end: value.place.endLine });
  return { kind: 'value', value: toText(node.value) };
}

type StepOutput = {
  readonly job: YamlEntry;
  readonly step: string;
  readonly output: string;
  readonly depth: number;
};

function readStepOutput(reading: Reading, wanted: StepOutput): Found {
  const { job, step, output, depth } = wanted;
  const refuse = (clause: string) => needsOutput({ job: job.key, output }, clause);
  if (depth > MAX_DEPTH) return refuse('which depends on itself');
  const lookup = lookupFor(reading, job, depth + 1);
  const found = readStepScript(
    { workflow: reading.workflow, job, step, scope: reading.scope },
    { lookup, budget: reading.limits.evaluation },
  );
  if (!found.ok) return refuse(found.failure);
  const { script, range, condition } = found.value;
  if (condition !== null) {
    const message = `The step “${step}”, which sets the output “${output}” of job “${job.key}”, runs only if “${condition.text}”.`;
    reading.used.remarks.push(problemAt(condition.place, message));
  }
  reading.used.ranges.push(range);
  const place = ` (line ${range.start})`;
  if (reading.compute === null) return refuse(`which a script writes${place}`);
  if (!spend(reading.limits.computed, 1)) return refuse('which is one of too many computed ones');
  const result = reading.compute(script, output);
  if (result.kind === 'unknown') return refuse(`whose script ${result.clause}`);
  for (const { scope } of result.cases) if (scope !== null) reading.used.scopes.add(scope);
  const chosen = result.cases.find(({ scope }) => scope === reading.scope) ?? result.cases[0];
  return { kind: 'value', value: chosen.outputs.get(output) ?? '' };
}

/** The keys of the jobs that a job waits for, in lower case. */
function neededJobs(job: YamlNode): readonly string[] {
  const needs = job.kind === 'map' ? findEntry(job, 'needs')?.value : undefined;
  if (needs?.kind === 'list')
    return needs.items.flatMap((item) => textOf(item)?.toLowerCase() ?? []);
  return [textOf(needs)?.toLowerCase()].filter((name) => name !== undefined);
}

function findFolded(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.find((entry) => entry.key.toLowerCase() === key.toLowerCase());
}

function textOf(node: YamlNode | undefined): string | null {
  return node?.kind === 'scalar' && node.value !== null ? toText(node.value) : null;
}

function needsOutput({ job, output }: Output, clause: string): Found {
  const need: Need = { kind: 'output', job, output, clause };
  return { kind: 'unknown', need };
}

function needsContext(name: string): Found {
  return { kind: 'unknown', need: { kind: 'context', name: name.toLowerCase() } };
}
