import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { Distribution } from '@/lib/names/distributions/model';

import type { CheckedArtifact } from './model';
import { untestedSpan } from './untested-spans';

/** A tested job that differs from the artifact, and how, in words. */
export type CloseJob = { readonly job: TestedJob; readonly differs: readonly string[] };

/** Which matrix a statement about tests is from. */
export const TESTED_BASES = ['matrix-at-tag', 'todays-matrix', 'rule'] as const;

/** One of {@link TESTED_BASES}. */
export type TestedBasis = (typeof TESTED_BASES)[number];

/** Whether an artifact is tested with the kairos-init that builds it; unknown where no matrix says so. */
export type TestedEvidence = {
  readonly state: 'tested' | 'untested' | 'unknown';
  readonly cell: TestedJob | null;
  /** What to know about it, e.g. the version of Kubernetes that is tested; null for nothing. */
  readonly remark: string | null;
  /** The nearest jobs where there is no cell, at most three. */
  readonly closest: readonly CloseJob[];
  /** The kairos-init that it is said for; null if unknown. */
  readonly kairosInit: string | null;
  /** Null if the state is unknown. */
  readonly basis: TestedBasis | null;
};

/** The matrices that tests are read from. */
export type TestedSources = {
  /** The jobs that upstream tests today. */
  readonly jobs: readonly TestedJob[];
  /** The jobs of the matrix at the tag of the artifact's kairos-init; null if it has not been read. */
  readonly jobsAtTag: readonly TestedJob[] | null;
};

/** Most jobs that are listed in the place of one that is missing. */
const CLOSEST = 3;

/**
 * Finds the tested job that builds an artifact: by distribution, architecture, model, boot, FIPS and Kubernetes, in
 * the matrix at the tag of its kairos-init. Where that has not been read it is today's matrix, less what a rule says
 * was not tested yet.
 */
export function testedEvidence(
  artifact: CheckedArtifact,
  { jobs, jobsAtTag }: TestedSources,
): TestedEvidence {
  const { kairosInit } = artifact.programs;
  const reason = whyUnknown(artifact, jobs);
  if (reason !== null) return { ...NOTHING, kairosInit, remark: reason.remark };
  if (jobsAtTag !== null) {
    return { ...findJob(artifact, jobsAtTag), kairosInit, basis: 'matrix-at-tag' };
  }
  const today = findJob(artifact, jobs);
  const untested =
    today.cell === null || kairosInit === null ? null : untestedSpan(today.cell, kairosInit);
  if (untested !== null && kairosInit !== null) {
    const remark = `The matrix of kairos-init ${kairosInit} did not have ${untested.what}.`;
    return { ...NOTHING, state: 'untested', remark, kairosInit, basis: 'rule' };
  }
  const remark = [today.remark, unreadWords(kairosInit)].filter((words) => words !== null);
  return { ...today, remark: remark.join(' ') || null, kairosInit, basis: 'todays-matrix' };
}

const NOTHING: TestedEvidence = {
  state: 'unknown',
  cell: null,
  remark: null,
  closest: [],
  kairosInit: null,
  basis: null,
};

type Reason = { readonly remark: string | null };

function whyUnknown(
  { isNamesake, official, version, versionNumbers, programs }: CheckedArtifact,
  jobs: readonly TestedJob[],
): Reason | null {
  if (jobs.length === 0) return { remark: null };
  if (isNamesake) {
    const remark = `${version} may mean a release of Kairos from before kairos-init, which no matrix tested.`;
    return { remark };
  }
  const isEarlier = official && versionNumbers !== null && programs.kairosInit === null;
  return isEarlier ? { remark: programs.because } : null;
}

function unreadWords(kairosInit: string | null): string | null {
  return kairosInit === null
    ? null
    : `The matrix of kairos-init ${kairosInit} itself has not been read.`;
}

type Found = Pick<TestedEvidence, 'state' | 'cell' | 'remark' | 'closest'>;

function findJob(artifact: CheckedArtifact, jobs: readonly TestedJob[]): Found {
  const compared = jobs
    .map((job) => ({ job, differences: compareJob(artifact, job) }))
    .toSorted((one, other) => weigh(one.differences) - weigh(other.differences));
  const [best] = compared;
  if (best !== undefined && best.differences.length === 0) {
    const remark = remarkOn(artifact, best.job);
    return { state: 'tested', cell: best.job, remark, closest: [] };
  }
  const closest = compared.slice(0, CLOSEST).map(({ job, differences }) => ({
    job,
    differs: differences.map(({ says }) => says),
  }));
  return { state: 'untested', cell: null, remark: null, closest };
}

type Difference = { readonly weight: number; readonly says: string };

function weigh(differences: readonly Difference[]): number {
  return differences.reduce((sum, { weight }) => sum + weight, 0);
}

function compareJob(artifact: CheckedArtifact, job: TestedJob): readonly Difference[] {
  const { arch, model, trustedBoot, fips, kubernetes } = artifact;
  const distro = kubernetes?.distro ?? null;
  const provider = job.provider?.name ?? null;
  const found: (Difference | false)[] = [
    compareDistribution(artifact, job),
    model !== job.model && { weight: 5, says: `${job.model} instead of ${model}` },
    arch !== job.arch && { weight: 4, says: `${job.arch ?? 'another'} instead of ${arch}` },
    trustedBoot !== job.trustedBoot && {
      weight: 3,
      says: `${job.trustedBoot ? 'with' : 'without'} trusted boot`,
    },
    fips !== job.fips && { weight: 3, says: `${job.fips ? 'with' : 'without'} FIPS` },
    distro !== provider && {
      weight: 2,
      says: provider === null ? 'without Kubernetes' : `with ${provider}`,
    },
  ];
  return found.filter((difference) => difference !== false);
}

function compareDistribution(
  { distribution }: CheckedArtifact,
  job: TestedJob,
): Difference | false {
  const { id, release } = distribution;
  const other = job.distribution;
  if (id === other?.id && release === other.release) return false;
  const instead = other === null ? 'another base' : releaseWords(other);
  return {
    weight: id === other?.id ? 3 : other?.family === distribution.family ? 6 : 7,
    says: `${instead} instead of ${releaseWords(distribution)}`,
  };
}

function releaseWords({ name, release }: Distribution): string {
  return release === null ? name : `${name} ${release}`;
}

function remarkOn({ kubernetes }: CheckedArtifact, { provider }: TestedJob): string | null {
  const tested = provider?.version ?? null;
  if (kubernetes === null || tested === null || tested === kubernetes.version) return null;
  return `Tested with ${kubernetes.distro} ${tested}.`;
}
