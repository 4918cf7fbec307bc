/** Where requests wait while it is closed: until the renderer is prepared, and in the moment in which the port closes. */
export class Gate {
  #open = () => {};
  /** @type {Promise<void>} */
  #opened = Promise.resolve();

  /** Lets nothing pass until it is opened. */
  close() {
    this.#opened = new Promise((resolve) => (this.#open = resolve));
  }

  open() {
    this.#open();
  }

  /** Resolves once it is open. */
  passed() {
    return this.#opened;
  }
}
