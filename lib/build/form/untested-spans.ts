import type { TestedJob } from '@/lib/matrix/jobs/model';
import { parseSemVer } from '@/lib/names/versions/parse-semver';
import { isWithin, type VersionSpan } from '@/lib/names/versions/span';

/** The versions of kairos-init whose matrix did not have a job that today's has. */
export type UntestedSpan = {
  readonly span: VersionSpan;
  readonly concerns: (job: TestedJob) => boolean;
  /** What was not tested, within a sentence. */
  readonly what: string;
  /** The commit that brought it into the matrix. */
  readonly source: string;
};

const COMMITS = 'https://github.com/kairos-io/kairos-init/commit';

const isOf = (id: string, releases: readonly (string | null)[] | null = null) => {
  return ({ distribution }: TestedJob) =>
    distribution?.id === id && (releases === null || releases.includes(distribution.release));
};

const isOneOf = (...predicates: readonly ((job: TestedJob) => boolean)[]) => {
  return (job: TestedJob) => predicates.some((concerns) => concerns(job));
};

/**
 * What the matrix of kairos-init did not have at its tags, by the dates of its commits and tags. A commit of the
 * day of a tag counts from the next tag.
 *
 * @see https://github.com/kairos-io/kairos-init/commits/main/.github/workflows/test.yml
 */
const UNTESTED: readonly UntestedSpan[] = [
  {
    span: { from: null, to: 'v0.8' },
    concerns: isOf('oraclelinux'),
    what: 'Oracle Linux',
    source: `${COMMITS}/c3c4f2b`,
  },
  {
    span: { from: null, to: 'v0.8.5' },
    concerns: isOf('ubuntu', ['26.04']),
    what: 'Ubuntu 26.04',
    source: `${COMMITS}/ec77484`,
  },
  {
    span: { from: null, to: 'v0.8.1' },
    concerns: isOf('sle-micro-rancher'),
    what: 'SLE Micro',
    source: `${COMMITS}/e5123a0`,
  },
  {
    span: { from: null, to: 'v0.7.3' },
    concerns: isOf('centos'),
    what: 'CentOS Stream',
    source: `${COMMITS}/1932d2e`,
  },
  {
    span: { from: null, to: 'v0.7.0' },
    concerns: isOneOf(
      isOf('fedora', ['42', '43']),
      isOf('alpine', ['3.23']),
      isOf('debian', ['13']),
      isOf('opensuse', ['leap-16.0']),
    ),
    what: 'Fedora 42 and 43, Alpine 3.23, Debian 13 and openSUSE Leap 16.0',
    source: `${COMMITS}/b5a3dda`,
  },
  {
    span: { from: null, to: 'v0.6' },
    concerns: isOf('hadron'),
    what: 'Hadron',
    source: `${COMMITS}/66396ae`,
  },
  {
    span: { from: null, to: 'v0.6' },
    concerns: ({ model }) => model.startsWith('nvidia-jetson'),
    what: 'a Jetson',
    source: `${COMMITS}/53eb8ae`,
  },
  {
    span: { from: null, to: 'v0.15.1' },
    concerns: ({ model }) => model === 'rpi4',
    what: 'a Raspberry Pi 4',
    source: `${COMMITS}/63225cb`,
  },
  {
    span: { from: null, to: 'v0.9' },
    concerns: ({ arch }) => arch === 'riscv64',
    what: 'riscv64',
    source: `${COMMITS}/2e5c291`,
  },
  {
    span: { from: null, to: 'v0.5.17' },
    concerns: isOf('ubuntu', ['25.10']),
    what: 'Ubuntu 25.10',
    source: `${COMMITS}/f6a3da2`,
  },
  {
    span: { from: null, to: 'v0.5.4' },
    concerns: isOneOf(isOf('rockylinux', ['10']), isOf('almalinux', ['10'])),
    what: 'Rocky Linux 10 and AlmaLinux 10',
    source: `${COMMITS}/e23d394`,
  },
  {
    span: { from: null, to: 'v0.4.4' },
    concerns: isOf('almalinux'),
    what: 'AlmaLinux',
    source: `${COMMITS}/c3b1f1e`,
  },
  {
    span: { from: null, to: 'v0.4' },
    concerns: ({ trustedBoot }) => trustedBoot,
    what: 'trusted boot',
    source: `${COMMITS}/f5722ab`,
  },
  {
    span: { from: 'v0.5.0', to: 'v0.7.0' },
    concerns: ({ fips }) => fips,
    what: 'FIPS',
    source: `${COMMITS}/b5a3dda`,
  },
];

/** Finds why a job of today's matrix was not tested with a version of kairos-init; null if no rule says so. */
export function untestedSpan(job: TestedJob, kairosInit: string): UntestedSpan | null {
  const version = parseSemVer(kairosInit);
  if (!version.ok) return null;
  return (
    UNTESTED.find(({ span, concerns }) => isWithin(version.value, span) && concerns(job)) ?? null
  );
}
