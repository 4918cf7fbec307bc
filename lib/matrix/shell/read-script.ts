import type {
  ScriptCase,
  ScriptFacts,
  ScriptReading,
  ScriptRun,
  ScriptShell,
  StepScript,
} from './model';
import { readOutputs } from './read-outputs';
import { worldsOf, type NamedWorld, type Worlds } from './worlds';

const MAX_LENGTH = 100_000;
const MAX_WORLDS = 20;

/** What jq does with a placeholder for an unknown value. */
const FAILED_JQ = 'calls “jq” in a way that fails';

/**
 * Reads what a script writes as one of its outputs. It is run in memory with several values for all that is
 * known only at run time; an output counts only where they make no difference, or where a word decides that
 * the script compares such a value with, which then is the scope of that case. Any other dependency makes the
 * output unknown: no job is guessed.
 */
export async function readScript(
  script: StepScript,
  output: string,
  shell: ScriptShell,
): Promise<ScriptReading> {
  const { text, ...prepared } = worldsOf(script);
  if (text.length > MAX_LENGTH) return unknown('is too long to be followed');
  const facts = await shell.inspect(text, prepared.given);
  if (facts.refusal !== null)
    return unknown(atLine(facts.refusal.clause, facts.refusal.line, script));
  const worlds = prepared.withFacts(facts);
  if (worlds.all.length > MAX_WORLDS) return unknown('depends on too many conditions');
  const runs: ObservedRun[] = [];
  for (const world of worlds.all) {
    // One after another, so that a script that takes too long is stopped early.
    // oxlint-disable-next-line no-await-in-loop
    runs.push({ world, ...(await shell.run(text, world.world)) });
  }
  return judge({ script, output, facts, worlds, runs });
}

type ObservedRun = ScriptRun & { readonly world: NamedWorld };

type Observed = {
  readonly script: StepScript;
  readonly output: string;
  readonly facts: ScriptFacts;
  readonly worlds: Worlds;
  readonly runs: readonly ObservedRun[];
};

function judge(observed: Observed): ScriptReading {
  const { output, facts, worlds, runs, script } = observed;
  const [base, other] = runs;
  if (base === undefined || other === undefined) throw new Error('A script has two runs at least.');
  const unsure = runs.find(({ unsure: found }) => found.length > 0)?.unsure[0];
  if (unsure !== undefined) {
    const [program] = facts.programs.keys();
    const isFed = unsure === FAILED_JQ && program !== undefined;
    return unknown(isFed ? `needs ${worlds.nameSources([`program:${program}`])}` : unsure);
  }
  if (base.exitCode !== 0)
    return unknown(`ends with an error (exit code ${base.exitCode}) as far as it can be followed`);

  const plain = outputsOf(base);
  if (typeof plain === 'string')
    return unknown(
      worlds.holdsMarker(base.output) ? `needs ${worlds.describeSources(base.output)}` : plain,
    );
  const value = plain.get(output);
  const again = outputsOf(other);
  if (typeof again === 'string' || again.get(output) !== value || other.exitCode !== 0)
    return unknown(`needs ${worlds.describeSources(value ?? '')}`);

  const cases: ScriptCase[] = [];
  for (const run of runs.slice(2)) {
    if (run.exitCode !== 0) continue;
    const outputs = outputsOf(run);
    if (typeof outputs === 'string') continue;
    const isSame = outputs.get(output) === value;
    if (run.world.scope === null && !isSame) return unknown(`depends on ${run.world.condition}`);
    if (worlds.holdsMarker(outputs.get(output) ?? ''))
      return unknown(`needs ${worlds.describeSources(outputs.get(output) ?? '')}`);
    if (run.world.scope !== null && !isSame) cases.push({ scope: run.world.scope, outputs });
  }
  const taken = new Set(runs.flatMap(({ branches }) => branches));
  const missed = facts.branches.find((_branch, at) => !taken.has(at));
  if (missed !== undefined) {
    const clause = `has a condition that is decided only at run time, on ${worlds.nameSources(missed.sources)}`;
    return unknown(atLine(clause, missed.line, script));
  }
  if (value === undefined && cases.every(({ outputs }) => !outputs.has(output)))
    return unknown(`writes no output “${output}”`);
  return { kind: 'read', cases: [{ scope: null, outputs: plain }, ...cases] };
}

function outputsOf({ stdout, output }: ScriptRun): ReadonlyMap<string, string> | string {
  const read = readOutputs(output, stdout);
  return read.ok ? read.value : read.failure;
}

function atLine(clause: string, line: number, { firstLine }: StepScript): string {
  return firstLine === null ? clause : `${clause} (line ${firstLine + line - 1})`;
}

function unknown(clause: string): ScriptReading {
  return { kind: 'unknown', clause };
}
