/** The renderer is bundled apart from the server, so that a variable of a module would exist twice. */
const PLACE = Symbol.for('kairos-matrix.data-generation');

/** Counts a change of the data that pages show, after which no page from before it is served. */
export function countDataChange() {
  Reflect.set(globalThis, PLACE, dataGeneration() + 1);
}

/** How often the data has changed since the start. */
export function dataGeneration() {
  return Number(Reflect.get(globalThis, PLACE) ?? 0);
}
