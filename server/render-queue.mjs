/**
 * What a render needs: places of its route, and whether its page is cached already, so that it goes first.
 *
 * @typedef {{ readonly label: string, readonly cost: number, readonly isCached: boolean }} Wanted
 */

/** @typedef {Wanted & { readonly start: () => void }} Waiting */

/**
 * @typedef {{
 *   readonly places: number,
 *   readonly placesOfRoute: number,
 *   readonly waiting: number,
 *   readonly longestWaitMs: number,
 * }} Limits
 */

/**
 * Renders share one thread, so that more of them at the same time only make each slower. A few run, weighed
 * by what they cost, and one kind of page cannot take all places. Renders of pages that are already cached go
 * first.
 */
export class RenderQueue {
  #limits;
  #taken = 0;
  /** @type {Map<string, number>} */
  #takenByLabel = new Map();
  /** @type {Set<Waiting>} */
  #waiting = new Set();

  /** @param {Limits} limits */
  constructor(limits) {
    this.#limits = limits;
  }

  /**
   * Whether a render of this kind would have to wait.
   *
   * @param {Wanted} wanted
   */
  isBusyFor(wanted) {
    return !this.#hasPlace(wanted);
  }

  /**
   * Runs work once it has its places; null when too many wait, or when it waited too long.
   *
   * @template Value
   * @param {Wanted} wanted
   * @param {() => Promise<Value>} work
   * @returns {Promise<Value | null>}
   */
  async run(wanted, work) {
    if (!(await this.#place(wanted))) return null;
    try {
      return await work();
    } finally {
      this.#take(wanted, -1);
      this.#startWaiting();
    }
  }

  /**
   * @param {Wanted} wanted
   * @returns {Promise<boolean>}
   */
  async #place(wanted) {
    if (this.#hasPlace(wanted)) {
      this.#take(wanted, 1);
      return true;
    }
    if (this.#waiting.size >= this.#limits.waiting) return false;
    return new Promise((resolve) => {
      const waiting = { ...wanted, start: () => settle(true) };
      const settle = (/** @type {boolean} */ isStarted) => {
        clearTimeout(timer);
        this.#waiting.delete(waiting);
        resolve(isStarted);
      };
      const timer = setTimeout(settle, this.#limits.longestWaitMs, false);
      this.#waiting.add(waiting);
    });
  }

  #startWaiting() {
    for (const isCached of [true, false]) {
      for (const waiting of this.#waiting) {
        if (waiting.isCached !== isCached || !this.#hasPlace(waiting)) continue;
        this.#take(waiting, 1);
        waiting.start();
      }
    }
  }

  /** @param {Wanted} wanted */
  #hasPlace({ label, cost }) {
    const ofRoute = this.#takenByLabel.get(label) ?? 0;
    return (
      this.#taken + cost <= this.#limits.places && ofRoute + cost <= this.#limits.placesOfRoute
    );
  }

  /**
   * @param {Wanted} wanted
   * @param {1 | -1} sign
   */
  #take({ label, cost }, sign) {
    const ofRoute = (this.#takenByLabel.get(label) ?? 0) + sign * cost;
    this.#taken += sign * cost;
    if (ofRoute === 0) this.#takenByLabel.delete(label);
    else this.#takenByLabel.set(label, ofRoute);
  }
}
