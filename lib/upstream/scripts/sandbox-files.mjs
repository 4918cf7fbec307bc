import { InMemoryFs } from 'just-bash/browser';

/** Files that a runner gives to each step, and what it finds under /dev. */
const GIVEN =
  /^\/(?:$|dev(?:\/|$)|usr(?:\/|$)|bin(?:\/|$)|proc(?:\/|$)|home$|tmp$|runner(?:\/|$)|repository$)/;

/** The folder a step starts in. What the repository contains is unknown. */
export const REPOSITORY = '/repository';

/** The files through which a step gives the runner its results. */
export const COMMAND_FILES = {
  GITHUB_OUTPUT: '/runner/output',
  GITHUB_ENV: '/runner/env',
  GITHUB_PATH: '/runner/path',
  GITHUB_STEP_SUMMARY: '/runner/summary',
};

/**
 * Files in memory that remember each look at a file that the script itself did not make. A redirection looks at
 * its target before it writes it; that look does not count.
 */
export class SandboxFiles extends InMemoryFs {
  /** @type {string[]} */
  #missed = [];

  /** Files that the script wrote, also those it removed again. */
  #made = new Set();

  constructor() {
    super({}, { maxTotalBytes: 16 * 1024 * 1024 });
    for (const folder of ['/dev', '/tmp', '/runner', REPOSITORY]) {
      this.mkdirSync(folder, { recursive: true });
    }
    for (const path of Object.values(COMMAND_FILES)) this.writeFileSync(path, '');
    this.#missed = [];
  }

  /** The files that were looked at and that the script did not make, as the script would write them. */
  get missed() {
    return this.#missed.map((path) =>
      path.startsWith(`${REPOSITORY}/`) ? path.slice(REPOSITORY.length + 1) : path,
    );
  }

  #look(/** @type {string} */ path) {
    const whole = this.resolvePath(REPOSITORY, path);
    const isKnown =
      GIVEN.test(whole) || this.#made.has(whole) || this.getAllPaths().includes(whole);
    if (!isKnown) this.#missed.push(whole);
  }

  #write(/** @type {string} */ path) {
    const whole = this.resolvePath(REPOSITORY, path);
    if (this.#missed.at(-1) === whole) this.#missed.pop();
    this.#made.add(whole);
  }

  /** @type {InMemoryFs['readFile']} */
  async readFile(path, options) {
    this.#look(path);
    return super.readFile(path, options);
  }

  /** @type {InMemoryFs['readFileBytes']} */
  async readFileBytes(path) {
    this.#look(path);
    return super.readFileBytes(path);
  }

  /** @type {InMemoryFs['readFileBuffer']} */
  async readFileBuffer(path) {
    this.#look(path);
    return super.readFileBuffer(path);
  }

  /** @type {InMemoryFs['exists']} */
  async exists(path) {
    this.#look(path);
    return super.exists(path);
  }

  /** @type {InMemoryFs['stat']} */
  async stat(path) {
    this.#look(path);
    return super.stat(path);
  }

  /** @type {InMemoryFs['lstat']} */
  async lstat(path) {
    this.#look(path);
    return super.lstat(path);
  }

  /** @type {InMemoryFs['readdir']} */
  async readdir(path) {
    this.#look(path);
    return super.readdir(path);
  }

  /** @type {InMemoryFs['writeFile']} */
  async writeFile(path, content, options) {
    this.#write(path);
    return super.writeFile(path, content, options);
  }

  /** @type {InMemoryFs['appendFile']} */
  async appendFile(path, content, options) {
    this.#write(path);
    return super.appendFile(path, content, options);
  }
}
