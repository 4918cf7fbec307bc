/** A job of a run, in GitHub's words. */
export type WorldJob = {
  name: string;
  status: string;
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
};

/** A run of a workflow, in GitHub's words. */
export type WorldRun = {
  id: number;
  attempt: number;
  /** File name of the workflow. */
  workflow: string;
  event: string;
  branch: string;
  commit: string;
  status: string;
  conclusion: string | null;
  createdAt: string;
  updatedAt: string;
  /** Whether it ran a fork's commit. */
  isForeign?: boolean;
  jobs: WorldJob[];
};

/** A commit with all the files it holds. */
export type WorldCommit = {
  sha: string;
  date: string;
  parent: string | null;
  files: Record<string, string>;
};

/** A repository as it stands. */
export type WorldRepository = {
  id: number;
  owner: string;
  name: string;
  /** Names it had before, as `owner/name`; they redirect. */
  formerNames: string[];
  archived: boolean;
  defaultBranch: string;
  branches: Record<string, string>;
  tags: Record<string, string>;
  commits: WorldCommit[];
  runs: WorldRun[];
};

/** Everything that exists on the stand-in; it may be changed while it is served. */
export type World = {
  repositories: WorldRepository[];
  quota: {
    /** Requests an hour without and with a token. */
    anonymousLimit: number;
    tokenLimit: number;
    used: number;
    /** Seconds since 1970. */
    resetsAt: number;
  };
};

/** Finds a repository by its name, in any letter case. */
export function findRepository(world: World, fullName: string): WorldRepository | undefined {
  const asked = fullName.toLowerCase();
  return world.repositories.find(({ owner, name }) => `${owner}/${name}`.toLowerCase() === asked);
}

/** Finds the commit that a branch, a tag or a commit's name stands for. */
export function findCommit(repository: WorldRepository, ref: string): WorldCommit | undefined {
  const name = ref.replace(/^(refs\/)?(heads|tags)\//, '');
  const sha = repository.branches[name] ?? repository.tags[name] ?? ref;
  if (sha.length < 4) return undefined;
  return repository.commits.find((commit) => commit.sha.startsWith(sha.toLowerCase()));
}

/** Lists a commit and those before it, newest first; with a path, those that changed it. */
export function history(
  repository: WorldRepository,
  from: WorldCommit,
  path: string | null,
): WorldCommit[] {
  const listed: WorldCommit[] = [];
  for (let commit: WorldCommit | undefined = from; commit !== undefined;) {
    const parent = repository.commits.find(({ sha }) => sha === commit?.parent);
    if (path === null || commit.files[path] !== parent?.files[path]) listed.push(commit);
    commit = parent;
  }
  return listed;
}
