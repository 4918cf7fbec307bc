import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { releasedRepositories, releasesOf } from './kairos-releases';
import { packageCommits } from './package-files';
import {
  findRepository,
  type World,
  type WorldCommit,
  type WorldJob,
  type WorldRepository,
  type WorldRun,
} from './world';

const TEST_FILE = '.github/workflows/test.yml';
const FLAVORS_FILE = '.github/workflows/_build-flavors.yaml';
const MASTER_FILE = '.github/workflows/master.yaml';

/** The commits of the world by what they are. */
export const COMMITS = {
  initHead: commitName('ccd9c89'),
  initFixed: commitName('4a52b8724'),
  initSwallowed: commitName('63225cba1'),
  initBroken: commitName('b40ce4'),
  initWithoutFile: commitName('e3b7a0'),
  initOldest: commitName('56f7dc048'),
  initWithFips: commitName('5de211184'),
  initWithoutFips: commitName('f5722ab42'),
  initRiscv: commitName('5660fe056'),
  kairosHead: commitName('5f0c1e7'),
  kairosMade: commitName('011abc46a'),
} as const;

/**
 * Makes a new world: kairos-init as it was archived, with the run of its last commit, and kairos, whose
 * workflow computes its matrix and is called by another one; and the other components by their releases.
 */
export function kairosWorld(): World {
  return {
    repositories: [kairosInit(), kairos(), ...releasedRepositories()],
    quota: {
      anonymousLimit: 5000,
      tokenLimit: 5000,
      used: 0,
      resetsAt: Math.floor(Date.now() / 1000) + 3600,
    },
  };
}

/** Starts a newer run of a branch, some of whose jobs have ended; gives the run, which may be changed. */
export function startRun(world: World, fullName: string): WorldRun {
  const repository = findRepository(world, fullName);
  const latest = repository?.runs.find(({ isForeign }) => isForeign !== true);
  if (repository === undefined || latest === undefined) throw new Error(`no run of ${fullName}`);
  const now = new Date().toISOString();
  const jobs = latest.jobs.map(({ name }, index) =>
    index < 20 ? endedJob(name, 'success', now) : waitingJob(name),
  );
  const run: WorldRun = {
    ...latest,
    id: latest.id + 1,
    status: 'in_progress',
    conclusion: null,
    createdAt: now,
    updatedAt: now,
    jobs,
  };
  repository.runs.unshift(run);
  return run;
}

/** Ends a run with all of its jobs. */
export function endRun(run: WorldRun): void {
  const now = new Date().toISOString();
  run.status = 'completed';
  run.conclusion = 'success';
  run.updatedAt = now;
  run.jobs = run.jobs.map(({ name }) => endedJob(name, 'success', now));
}

function kairosInit(): WorldRepository {
  const fixed = { [TEST_FILE]: readWorkflow('kairos-init-test.yml'), 'README.md': '# kairos-init' };
  const swallowed = { ...fixed, [TEST_FILE]: readWorkflow('kairos-init-test-2026-07-07.yml') };
  const { initHead, initFixed, initSwallowed, initRiscv, initBroken, initWithoutFile } = COMMITS;
  return {
    id: 918_273_645,
    owner: 'kairos-io',
    name: 'kairos-init',
    formerNames: [],
    archived: true,
    defaultBranch: 'main',
    branches: {
      main: initHead,
      'feature/riscv64': initFixed,
      broken: initBroken,
      'without-workflow': initWithoutFile,
    },
    tags: {
      'v0.18.1': initFixed,
      'v0.18.0': initSwallowed,
      'v0.17.3': initFixed,
      'v0.9.1': initRiscv,
    },
    commits: [
      commit(initHead, '2026-08-19T09:12:44Z', initFixed, { ...fixed, 'README.md': '# Archived' }),
      commit(initFixed, '2026-07-13T14:20:11Z', initSwallowed, fixed),
      commit(initSwallowed, '2026-07-07T08:01:30Z', initRiscv, swallowed),
      ...recordedHistory(),
      commit(initBroken, '2026-07-01T08:00:00Z', null, { [TEST_FILE]: readWorkflow('broken.yml') }),
      commit(initWithoutFile, '2025-01-10T08:00:00Z', null, { 'README.md': '# kairos-init' }),
    ],
    runs: [
      proposalRun(17_100_000_300, 'test.yml'),
      {
        ...bareRun(17_100_000_200, 'test.yml', 'main', initHead),
        conclusion: 'failure',
        createdAt: '2026-08-19T09:13:00Z',
        updatedAt: '2026-08-19T10:41:27Z',
        jobs: kairosInitJobs('2026-08-19T10:30:00Z'),
      },
      {
        ...bareRun(17_100_000_100, 'test.yml', 'main', initFixed),
        createdAt: '2026-07-13T14:21:00Z',
        updatedAt: '2026-07-13T16:02:00Z',
        jobs: kairosInitNames().map((name) => endedJob(name, 'success', '2026-07-13T15:00:00Z')),
      },
    ],
    releases: releasesOf('kairos-init'),
  };
}

type RecordedCommit = {
  readonly commit: string;
  readonly date: string;
  readonly subject: string;
  readonly workflow: unknown;
};

/** The commits before, as far as their matrices were recorded, reduced to what makes jobs. JSON is YAML too. */
function recordedHistory(): WorldCommit[] {
  const recorded: readonly RecordedCommit[] = JSON.parse(readWorkflow('kairos-init-history.json'));
  return recorded.map(({ commit: name, date, subject, workflow }, index) => {
    const before = recorded[index - 1];
    return {
      ...commit(commitName(name), date, before === undefined ? null : commitName(before.commit), {
        [TEST_FILE]: JSON.stringify(workflow, null, 1),
        'README.md': '# kairos-init',
      }),
      subject,
    };
  });
}

function kairos(): WorldRepository {
  const { kairosHead, kairosMade } = COMMITS;
  const packages = packageCommits('kairos');
  const made = {
    [FLAVORS_FILE]: readWorkflow('kairos-build-flavors.yaml'),
    [MASTER_FILE]: readWorkflow('kairos-master.yaml'),
  };
  const at = new Date(Date.now() - 2 * 24 * 3600 * 1000).toISOString();
  return {
    id: 304_112_233,
    owner: 'kairos-io',
    name: 'kairos',
    formerNames: ['kairos-io/kairos-old'],
    archived: false,
    defaultBranch: 'master',
    branches: { master: kairosHead },
    tags: packages.tags,
    commits: [
      commit(kairosHead, at, kairosMade, { ...made, 'README.md': '# Kairos' }),
      commit(kairosMade, '2026-09-21T12:00:00Z', null, made),
      ...packages.commits,
    ],
    runs: [
      {
        ...bareRun(18_200_000_100, 'master.yaml', 'master', kairosHead),
        createdAt: at,
        updatedAt: at,
        jobs: kairosNames().map((name) => endedJob(name, 'success', at)),
      },
    ],
    releases: releasesOf('kairos'),
    mostReleasesOfPage: 50,
  };
}

const INIT_BASES = [
  'ubuntu:20.04',
  'ubuntu:24.04',
  'ubuntu:25.10',
  'ubuntu:26.04',
  'debian:12',
  'debian:13',
  'fedora:42',
  'fedora:43',
  'alpine:3.21',
  'alpine:3.23',
  'opensuse/leap:15.6',
  'opensuse/leap:16.0',
  'opensuse/tumbleweed',
  'rockylinux/rockylinux:9',
  'rockylinux/rockylinux:10',
  'almalinux:9',
  'almalinux:10',
  'oraclelinux:9',
  'oraclelinux:10',
  'quay.io/centos/centos:stream9',
  'quay.io/centos/centos:stream10',
  'registry.suse.com/suse/sle-micro-rancher/5.4:latest',
];

const INIT_TRUSTED_BOOT = ['ubuntu:24.04', 'ubuntu:25.10', 'ubuntu:26.04'];

const INIT_INCLUDED = [
  'amd64 - ubuntu:22.04 - generic k3s v1.32.1+k3s1',
  'amd64 - ubuntu:22.04 - generic k0s v1.32.1+k0s.0',
  'amd64 - fedora:41 - generic   - FIPS',
  'amd64 - fedora:41 - generic-uki  ',
  'arm64 - ubuntu:22.04 - nvidia-jetson-agx-orin  ',
  'arm64 - ubuntu:22.04 - nvidia-jetson-orin-nx  ',
  'arm64 - ubuntu:22.04 - rpi4  ',
  'amd64 - ghcr.io/kairos-io/hadron:v0.5.1 - generic  ',
  'amd64 - ghcr.io/kairos-io/hadron:main - generic  ',
  'arm64 - ghcr.io/kairos-io/hadron:v0.5.1 - generic  ',
  'arm64 - ghcr.io/kairos-io/hadron:main - generic  ',
  'arm64 - ghcr.io/kairos-io/hadron:v0.5.1 - rpi4  ',
  'arm64 - ghcr.io/kairos-io/hadron:main - rpi4  ',
  'riscv64 - ubuntu:24.04 - generic  ',
  'riscv64 - debian:13 - generic  ',
  'riscv64 - fedorariscv/base:42 - generic  ',
];

function kairosInitNames(): string[] {
  const product = ['amd64', 'arm64'].flatMap((platform) =>
    INIT_BASES.map((base) => {
      const isTrusted = platform === 'amd64' && INIT_TRUSTED_BOOT.includes(base);
      return `${platform} - ${base} - generic${isTrusted ? '-uki' : ''}  `;
    }),
  );
  return [...product, ...INIT_INCLUDED];
}

/** The 60 jobs of the last run: one failed, one was cancelled, one skipped. */
function kairosInitJobs(completedAt: string): WorldJob[] {
  const others: Readonly<Record<string, string>> = {
    'arm64 - fedora:43 - generic  ': 'failure',
    'arm64 - ghcr.io/kairos-io/hadron:main - rpi4  ': 'cancelled',
    'riscv64 - fedorariscv/base:42 - generic  ': 'skipped',
  };
  return kairosInitNames().map((name) => endedJob(name, others[name] ?? 'success', completedAt));
}

const FLAVORS_LEFT_OUT = [
  'opensuse/leap:15.6',
  'opensuse/tumbleweed',
  'registry.suse.com/suse/sle-micro-rancher/5.4:latest',
];

const FLAVORS_EXTRA = [
  'ubuntu:22.04 (amd64) +k3s',
  'ubuntu:22.04 (amd64) +k0s',
  'fedora:41 (amd64) +fips',
  'ubuntu:24.04 (amd64) +uki',
  'ubuntu:25.10 (amd64) +uki',
  'ubuntu:26.04 (amd64) +uki',
  'fedora:41 (amd64) +uki',
  'ubuntu:22.04 (arm64) +nvidia-jetson-agx-orin',
  'ubuntu:22.04 (arm64) +nvidia-jetson-orin-nx',
  'ubuntu:22.04 (arm64) +rpi4',
  'ghcr.io/kairos-io/hadron:v0.5.3 (amd64)',
  'ghcr.io/kairos-io/hadron:main (amd64)',
  'ghcr.io/kairos-io/hadron:v0.5.3 (arm64)',
  'ghcr.io/kairos-io/hadron:main (arm64)',
  'ghcr.io/kairos-io/hadron:v0.5.3 (arm64) +rpi4',
  'ghcr.io/kairos-io/hadron:main (arm64) +rpi4',
];

/** The jobs of a run that calls the matrix, which has more jobs than one page. */
function kairosNames(): string[] {
  const bases = INIT_BASES.filter((base) => !FLAVORS_LEFT_OUT.includes(base));
  const product = ['amd64', 'arm64'].flatMap((arch) => bases.map((base) => `${base} (${arch})`));
  const flavors = [...product, ...FLAVORS_EXTRA].map((name) => `build-flavors / ${name}`);
  const others = Array.from({ length: 60 }, (_none, index) => `tests / suite ${index + 1}`);
  return ['lint', ...others, 'build-flavors / matrix', ...flavors];
}

function bareRun(id: number, workflow: string, branch: string, sha: string): WorldRun {
  return {
    id,
    attempt: 1,
    workflow,
    event: 'push',
    branch,
    commit: sha,
    status: 'completed',
    conclusion: 'success',
    createdAt: '2026-08-19T09:13:00Z',
    updatedAt: '2026-08-19T09:13:00Z',
    jobs: [],
  };
}

/** A run of a proposal from a fork whose branch happens to have the same name. */
function proposalRun(id: number, workflow: string): WorldRun {
  const created = '2026-08-19T09:30:00Z';
  return {
    ...bareRun(id, workflow, 'main', commitName('f02c')),
    event: 'pull_request',
    isForeign: true,
    conclusion: 'action_required',
    createdAt: created,
    updatedAt: created,
  };
}

function endedJob(name: string, conclusion: string, completedAt: string): WorldJob {
  const startedAt = new Date(Date.parse(completedAt) - 11 * 60_000).toISOString();
  return { name, status: 'completed', conclusion, startedAt, completedAt };
}

function waitingJob(name: string): WorldJob {
  return { name, status: 'queued', conclusion: null, startedAt: null, completedAt: null };
}

function commit(
  sha: string,
  date: string,
  parent: string | null,
  files: Record<string, string>,
): WorldCommit {
  return { sha, date, parent, files };
}

/** A full name that begins as given. */
function commitName(start: string): string {
  return (start + createHash('sha1').update(start).digest('hex')).slice(0, 40);
}

function readWorkflow(name: string): string {
  return readFileSync(new URL(`./workflows/${name}`, import.meta.url), 'utf8');
}
