import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { Distribution } from '@/lib/names/distributions/model';

import type { CheckedArtifact } from './model';

/** A tested job that is not quite the artifact, and in what it differs, in words. */
export type CloseJob = { readonly job: TestedJob; readonly differs: readonly string[] };

/** Whether an artifact is tested; unknown where no tested jobs are known. */
export type TestedEvidence = {
  readonly state: 'tested' | 'untested' | 'unknown';
  readonly cell: TestedJob | null;
  /** What to know of the cell, such as the version of Kubernetes that it tests; null for nothing. */
  readonly remark: string | null;
  /** The nearest jobs where there is no cell, at most three. */
  readonly closest: readonly CloseJob[];
};

/** Most jobs that are named in the place of one that is missing. */
const CLOSEST = 3;

/** Finds the tested job that builds an artifact: by distribution, architecture, model, boot, FIPS and Kubernetes. */
export function testedEvidence(
  artifact: CheckedArtifact,
  jobs: readonly TestedJob[],
): TestedEvidence {
  if (jobs.length === 0) return { state: 'unknown', cell: null, remark: null, closest: [] };
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
