import { fail, ok, type Result } from '@/lib/base/result';
import { toText } from '@/lib/matrix/expand/coerce';
import type { LineRange } from '@/lib/matrix/expand/model';
import type { ScriptText, StepScript } from '@/lib/matrix/shell/model';

import type { Lookup } from './lookup';
import type { Place, YamlEntry, YamlMap, YamlNode, YamlScalar } from './model';
import { parseTemplate } from './parse-template';
import { resolveExpressions, type Resolving } from './resolve-expressions';
import { findEntry } from './yaml-node';

/** A step that runs a script, with the lines of the script and the condition that it runs on. */
export type ScriptedStep = {
  readonly script: StepScript;
  readonly range: LineRange;
  /** Null if the step always runs. */
  readonly condition: { readonly text: string; readonly place: Place } | null;
};

/** A step, and the case in which its script is read. */
export type StepPlace = {
  readonly workflow: YamlMap;
  readonly job: YamlEntry;
  readonly step: string;
  readonly scope: string | null;
};

/** A shell that GitHub starts as it says itself, with the options it takes. */
const BASH = /^bash((?: -[euxl]+| -[euxl]*o pipefail| --noprofile| --norc)*) \{0\}$/;
const ALWAYS = /^(?:always\(\)|success\(\)|!\s*cancelled\(\)|true)$/;

/**
 * Reads the script of a step with its environment, by the step's `id`. Fails, with a clause about the output,
 * for a step that is no script of Bash.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#defaultsrunshell
 */
export function readStepScript(
  place: StepPlace,
  resolving: Resolving,
): Result<ScriptedStep, string> {
  const { job, step: id } = place;
  const steps = stepsOf(job.value);
  const index = steps.findIndex((step) => textAt(step, 'id')?.toLowerCase() === id.toLowerCase());
  const step = steps[index];
  if (step === undefined) return fail(`which is set by the step “${id}”, which does not exist`);
  const action = textAt(step, 'uses');
  if (action !== null) return fail(`which is set by the action “${action}”`);
  const run = findEntry(step, 'run')?.value;
  if (run?.kind !== 'scalar') return fail(`which is set by the step “${id}”, which runs nothing`);
  const options = shellOptions(place, step);
  if (!options.ok) return options;
  const condition = readCondition(findEntry(step, 'if')?.value);
  if (condition?.text === 'false')
    return fail(`which is set by the step “${id}”, which never runs`);

  const earlier = steps
    .slice(0, index)
    .filter((each) => textAt(each, 'run')?.includes('GITHUB_ENV'));
  const environment = readEnvironment([place.workflow, job.value, step], {
    resolving,
    changedBy: earlier.length > 0,
  });
  const lookup = withEnvironment(resolving.lookup, environment);
  const text = splitText(run, { ...resolving, lookup });
  const range = { start: run.place.line, end: run.place.endLine };
  return ok({
    script: {
      id: `${job.key}/${index}/${place.scope ?? ''}`,
      text,
      environment: [...environment],
      options: options.value,
      firstLine: firstLine(run),
    },
    range,
    condition,
  });
}

function stepsOf(job: YamlNode): readonly YamlMap[] {
  const steps = job.kind === 'map' ? findEntry(job, 'steps')?.value : undefined;
  return steps?.kind === 'list' ? steps.items.filter((item) => item.kind === 'map') : [];
}

/** The arguments of `set` that Bash is started with. */
function shellOptions(
  { workflow, job, step: id }: StepPlace,
  step: YamlMap,
): Result<string, string> {
  const parent = job.value.kind === 'map' ? job.value : null;
  const shell = textAt(step, 'shell') ?? defaultShell(parent) ?? defaultShell(workflow);
  const runner = parent === null ? undefined : findEntry(parent, 'runs-on')?.value;
  if (shell === null && runner?.kind === 'scalar' && /windows/i.test(toText(runner.value)))
    return fail(`which is set by the step “${id}”, whose shell is PowerShell`);
  if (shell === null && parent !== null && findEntry(parent, 'container') !== undefined)
    return fail(`which is set by the step “${id}”, whose shell is sh in a container`);
  if (shell === null) return ok('-e');
  if (shell === 'bash') return ok('-eo pipefail');
  const [, given] = BASH.exec(shell) ?? [];
  if (given === undefined)
    return fail(`which is set by the step “${id}”, whose shell is “${shell}” and not Bash`);
  const letters = given.replaceAll(/ --\w+/g, '').replaceAll(/[-\s]|o pipefail/g, '');
  return ok(
    `${letters.includes('e') ? '-e' : '+e'}${given.includes('pipefail') ? ' -o pipefail' : ''}`,
  );
}

function defaultShell(holder: YamlMap | null): string | null {
  const defaults = holder === null ? undefined : findEntry(holder, 'defaults')?.value;
  const run = defaults?.kind === 'map' ? findEntry(defaults, 'run')?.value : undefined;
  return run?.kind === 'map' ? textAt(run, 'shell') : null;
}

function readCondition(node: YamlNode | undefined): ScriptedStep['condition'] {
  if (node?.kind !== 'scalar' || node.value === null) return null;
  const text = toText(node.value)
    .replace(/^\s*\$\{\{/, '')
    .replace(/\}\}\s*$/, '')
    .trim();
  return ALWAYS.test(text) ? null : { text, place: node.place };
}

type Environment = ReadonlyMap<string, readonly ScriptText[]>;

/** The variables of a step: its own go before those of its job, and those before the workflow's. */
function readEnvironment(
  holders: readonly YamlNode[],
  { resolving, changedBy }: { readonly resolving: Resolving; readonly changedBy: boolean },
): Environment {
  const environment = new Map<string, readonly ScriptText[]>();
  for (const [level, holder] of holders.entries()) {
    const given = holder.kind === 'map' ? findEntry(holder, 'env')?.value : undefined;
    if (given?.kind !== 'map') continue;
    for (const { key, value } of given.entries) {
      const isChanged = changedBy && level < holders.length - 1;
      const text: readonly ScriptText[] =
        value.kind === 'scalar' && !isChanged
          ? splitText(value, {
              ...resolving,
              lookup: withEnvironment(resolving.lookup, environment),
            })
          : [{ expression: `env.${key}` }];
      environment.set(key, text);
    }
  }
  return environment;
}

function withEnvironment(lookup: Lookup, environment: Environment): Lookup {
  return (path) => {
    const [context = '', name = ''] = path;
    const value =
      context.toLowerCase() === 'env' && path.length === 2 ? environment.get(name) : undefined;
    if (value === undefined || !value.every((part) => typeof part === 'string'))
      return lookup(path);
    return { kind: 'value', value: value.join('') };
  };
}

/** Splits a text at the expressions whose values the file does not say. */
function splitText(node: YamlScalar, resolving: Resolving): readonly ScriptText[] {
  const text = toText(node.value);
  const parts = parseTemplate(text);
  if (!parts.ok) return [text];
  return parts.value.map((part): ScriptText => {
    if (part.kind === 'text') return part.text;
    const scalar = { ...node, value: `\${{${part.expression}}}` };
    const { node: resolved, needs, problems } = resolveExpressions(scalar, resolving);
    const isKnown = needs.length === 0 && problems.length === 0 && resolved.kind === 'scalar';
    return isKnown ? toText(resolved.value) : { expression: part.expression.trim() };
  });
}

/** A script keeps the lines of the file if each line of it is one of the file. */
function firstLine({ place, value }: YamlScalar): number | null {
  const lines = toText(value).trimEnd().split('\n').length;
  if (place.line === place.endLine) return place.line;
  return place.endLine - place.line === lines ? place.line + 1 : null;
}

function textAt(map: YamlMap, key: string): string | null {
  const value = findEntry(map, key)?.value;
  return value?.kind === 'scalar' && value.value !== null ? toText(value.value) : null;
}
