import { judgeTest } from './judge-test.mjs';

/** @typedef {import('./judge-test.mjs').Judgement} Judgement */
/** @typedef {import('../protections/protections.mjs').Protection} Protection */

/**
 * What came of a protection: `proved` where its test fails without it, `skipped` where the test does not run on this
 * machine, e.g. for want of Redis.
 *
 * @typedef {{ readonly end: 'proved' | 'skipped' | 'wrong', readonly detail: string }} Proof
 */

/** Removes protections in a copy of the repository, and runs their tests before and after. */
export class ProtectionCheck {
  #copy;
  /** How tests ended with every protection, by file and name: several protections may have one test. */
  #complete = /** @type {Map<string, Judgement>} */ (new Map());

  /** @param {Pick<import('./repository-copy.mjs').RepositoryCopy, 'runTest' | 'whileChanged'>} copy */
  constructor(copy) {
    this.#copy = copy;
  }

  /**
   * Runs the test of a protection with it, and without it.
   *
   * @param {Protection} protection
   * @returns {Promise<Proof>}
   */
  async prove(protection) {
    const { test } = protection;
    const before = await this.#runComplete(test);
    if (before.end === 'skipped') return { end: 'skipped', detail: 'is skipped on this machine' };
    if (before.end !== 'passed') {
      return { end: 'wrong', detail: `has ${before.end} with the protection: ${before.detail}` };
    }
    const without = await this.#copy.whileChanged(protection, () => this.#run(test));
    if (without.end === 'failed') return { end: 'proved', detail: '' };
    const detail = `has ${without.end} without the protection: ${without.detail}`;
    return { end: 'wrong', detail };
  }

  /** @param {Protection['test']} test */
  async #runComplete(test) {
    const key = JSON.stringify(test);
    const judgement = this.#complete.get(key) ?? (await this.#run(test));
    this.#complete.set(key, judgement);
    return judgement;
  }

  /** @param {Protection['test']} test */
  async #run({ file, name }) {
    return judgeTest(name, await this.#copy.runTest(file, name));
  }
}
