import { addReleases, setJobs } from './grown-worlds';
import { hostileNotes } from './hostile-notes';
import { kairosWorld, startRun } from './kairos-world';
import { findRepository, type World } from './world';

/** A world that can be served by its name. */
export type WorldChoice = { readonly sentence: string; readonly make: () => World };

/** Every world there is to choose from. The first one is served where none is named. */
export const WORLDS = {
  kairos: {
    sentence: 'Kairos and its components as they were recorded',
    make: kairosWorld,
  },
  running: {
    sentence: 'a run of kairos-init is in progress',
    make: () => changed((world) => void startRun(world, 'kairos-io/kairos-init')),
  },
  'many-jobs': {
    sentence: 'the workflow of kairos-init declares 5,000 jobs',
    make: () => changed((world) => setJobs(world, 5000)),
  },
  'many-releases': {
    sentence: 'Kairos has 10,000 releases',
    make: () => changed((world) => addReleases(world, 10_000)),
  },
  'hostile-notes': {
    sentence: 'the notes of provider-kairos try to break the page',
    make: () => changed(setHostileNotes),
  },
  empty: {
    sentence: 'GitHub has none of the repositories',
    make: () => ({ ...kairosWorld(), repositories: [] }),
  },
} satisfies Readonly<Record<string, WorldChoice>>;

/** The name of a world. */
export type WorldName = keyof typeof WORLDS;

/** The tag of the release that has the hostile notes of an index. */
export function hostileTag(index: number): string {
  return `v7.0.${index}`;
}

function changed(change: (world: World) => void): World {
  const world = kairosWorld();
  change(world);
  return world;
}

function setHostileNotes(world: World): void {
  const provider = findRepository(world, 'kairos-io/provider-kairos');
  const model = provider?.releases[0];
  if (provider === undefined || model === undefined)
    throw new Error('There is no release to copy.');
  provider.releases = hostileNotes().map(({ body }, index) => ({
    ...model,
    id: 7_000_000 + index,
    tag: hostileTag(index),
    body,
  }));
}
