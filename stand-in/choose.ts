import { FAULT_CHOICES, type FaultChoice } from './fault-choices';
import { WORLDS, type WorldChoice } from './worlds';

/** What to serve: a world, and the fault of every request where there is one. */
export type Chosen =
  | {
      readonly ok: true;
      readonly world: WorldChoice;
      readonly fault: FaultChoice | null;
      /** What is served, for the terminal. */
      readonly sentence: string;
    }
  | { readonly ok: false; readonly failure: string };

/** Chooses a world and a fault by their names; for one that does not exist, the failure lists all that do. */
export function choose(worldName: string, faultKind: string | null): Chosen {
  const world = find<WorldChoice>(WORLDS, worldName);
  const fault = faultKind === null ? null : find<FaultChoice>(FAULT_CHOICES, faultKind);
  if (world === undefined) return { ok: false, failure: unknown('world', worldName, WORLDS) };
  if (fault === undefined) {
    return { ok: false, failure: unknown('fault', faultKind ?? '', FAULT_CHOICES) };
  }
  const failing = fault === null ? '' : `\n  ${faultKind}: to every request, ${fault.sentence}`;
  return { ok: true, world, fault, sentence: `  ${worldName}: ${world.sentence}${failing}` };
}

function find<Choice>(choices: Readonly<Record<string, Choice>>, name: string): Choice | undefined {
  return Object.hasOwn(choices, name) ? choices[name] : undefined;
}

function unknown(
  what: string,
  name: string,
  choices: Readonly<Record<string, { readonly sentence: string }>>,
): string {
  const lines = Object.entries(choices).map(([each, { sentence }]) => `  ${each}: ${sentence}`);
  return [`There is no ${what} “${name}”. There are:`, ...lines].join('\n');
}
