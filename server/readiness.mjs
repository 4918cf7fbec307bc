/** Less than the second that Kubernetes waits for a probe. */
const PROBE_WAIT_MS = 700;

/**
 * Whether visitors should be sent here. One finished render proves it; after a render that timed out it takes
 * another one. Until then a readiness check starts a render, since no visitor may come.
 */
export class Readiness {
  #isProven = false;
  /** @type {Promise<void> | null} */
  #probe = null;
  #render;

  /** @param {() => Promise<boolean>} render renders a page that needs the data, and says whether it came */
  constructor(render) {
    this.#render = render;
  }

  /** Notes that a page was rendered. */
  prove() {
    this.#isProven = true;
  }

  /** Notes that a render took too long. */
  doubt() {
    this.#isProven = false;
  }

  /** Whether pages can be rendered; waits less long than a probe of Kubernetes. */
  async isReady() {
    if (this.#isProven) return true;
    this.#probe ??= this.#try().finally(() => (this.#probe = null));
    await Promise.race([
      this.#probe,
      new Promise((done) => setTimeout(done, PROBE_WAIT_MS).unref()),
    ]);
    return this.#isProven;
  }

  async #try() {
    const isRendered = await this.#render().catch(() => false);
    if (isRendered) this.prove();
  }
}
