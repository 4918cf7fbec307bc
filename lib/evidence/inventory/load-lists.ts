import { parseStoredList } from '@/lib/evidence/stored-list/parse-stored-list';

import type { Inventory, ListFacts } from './inventory';

/** A list to be loaded: its facts, and its stored text. */
export type TextOfList = ListFacts & { readonly text: string };

/** How far loading is. */
export type LoadingStep = { readonly loaded: number; readonly unreadable: number };

/**
 * Adds stored lists to an inventory in steps of some milliseconds each. Texts are taken only when they are due, so
 * that they need not all be in memory.
 */
export function* loadLists(
  inventory: Inventory,
  texts: Iterable<TextOfList>,
): Generator<LoadingStep, LoadingStep> {
  let [loaded, unreadable] = [0, 0];
  for (const { release, image, text } of texts) {
    const list = parseStoredList(text);
    if (list === null) unreadable += 1;
    else {
      for (const _ of inventory.add({ release, image }, list)) yield { loaded, unreadable };
      loaded += 1;
    }
    yield { loaded, unreadable };
  }
  return { loaded, unreadable };
}

/** The clock and the pause that slices need, and how long a slice may take. */
export type Slicing = {
  readonly sliceMs: number;
  readonly now: () => number;
  /** Lets others work, e.g. requests. */
  readonly pause: () => Promise<void>;
};

/** Takes steps until there are none left, and pauses whenever a slice of time is used up. */
export async function runInSlices<Step, Outcome>(
  steps: Generator<Step, Outcome>,
  { sliceMs, now, pause }: Slicing,
): Promise<Outcome> {
  let end = now() + sliceMs;
  let step = steps.next();
  while (step.done !== true) {
    if (now() >= end) {
      // oxlint-disable-next-line no-await-in-loop
      await pause();
      end = now() + sliceMs;
    }
    step = steps.next();
  }
  return step.value;
}
