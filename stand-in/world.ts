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

/** A commit with all its files. */
export type WorldCommit = {
  sha: string;
  date: string;
  parent: string | null;
  /** The first line of its message. */
  subject?: string;
  files: Record<string, string>;
};

/** A file of a release. */
export type WorldAsset = {
  id: number;
  name: string;
  size: number;
  downloads: number;
  /** E.g. `sha256:…`; GitHub has it only for files that were uploaded after the middle of 2025. */
  digest: string | null;
  createdAt: string;
  updatedAt: string;
  /** What a download gives; without it there is nothing to download. It need not be of the said size. */
  content?: Buffer | string;
};

/** A release of a repository, in GitHub's words. */
export type WorldRelease = {
  id: number;
  tag: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  /** Null for a draft. */
  publishedAt: string | null;
  /** The date of the tagged commit. */
  createdAt: string;
  author?: string;
  assets: WorldAsset[];
};

/** A repository in its present state. */
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
  releases: WorldRelease[];
  /** More releases on a page than this cannot be had in time. */
  mostReleasesOfPage?: number;
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
  const requested = fullName.toLowerCase();
  return world.repositories.find(
    ({ owner, name }) => `${owner}/${name}`.toLowerCase() === requested,
  );
}

/** Finds the commit of a branch, a tag or a commit's name. */
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
