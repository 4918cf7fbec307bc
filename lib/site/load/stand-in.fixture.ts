import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, vi } from 'vitest';

import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';

import { loadReleasesPage } from './load-releases-page';

type Surroundings = {
  /** The GitHub that the loaders of this test file request. */
  readonly standIn: () => StandIn;
  /** The folder of its records. */
  readonly directory: () => string;
};

/** Gives a test file its own GitHub and an empty folder for records, only by configuration. */
export function prepareStandIn(env: Readonly<Record<string, string>> = {}): Surroundings {
  let standIn: StandIn | undefined;
  let directory = '';

  beforeAll(async () => {
    standIn = await startStandIn(kairosWorld());
    directory = await mkdtemp(join(tmpdir(), 'loaders-'));
    const configured = {
      GITHUB_API_URL: standIn.url,
      DATA_DIR: directory,
      // No test may reach a real registry.
      REGISTRIES: 'none',
      ...env,
    };
    for (const [name, value] of Object.entries(configured)) vi.stubEnv(name, value);
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    await standIn?.close();
    // What is still being written may come back while the folder is emptied.
    await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });

  return {
    standIn: () => {
      if (standIn === undefined) throw new Error('The stand-in is there once the tests run.');
      return standIn;
    },
    directory: () => directory,
  };
}

/** Waits until the lists of the components that are always shown were read to their ends. */
export async function untilListsAreWhole(): Promise<void> {
  await vi.waitFor(
    async () => {
      const { components } = await loadReleasesPage(new URLSearchParams());
      const always = components.filter(({ component }) => component.always);
      const isWhole = always.every(
        ({ snapshot, reading }) => snapshot === null && reading === null,
      );
      if (!isWhole) throw new Error('The lists are still being read.');
    },
    { timeout: 40_000, interval: 100 },
  );
}
