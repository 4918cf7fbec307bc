import type { TestedJob } from './model';

/** A job for tests: generic Ubuntu 24.04 on amd64 that passed, with the given changes. */
export function testedJob(changes: Partial<TestedJob> = {}): TestedJob {
  const baseImage = changes.baseImage === undefined ? 'ubuntu:24.04' : changes.baseImage;
  const arch = changes.arch === undefined ? 'amd64' : changes.arch;
  const title = changes.title ?? `${arch} - ${baseImage} - ${changes.model ?? 'generic'}`;
  return {
    id: title.replaceAll(/[^a-z0-9]+/gi, '-'),
    source: 'kairos-init',
    job: 'build',
    name: `${title}  `,
    title,
    nameIsEvaluated: true,
    matrix: [
      ['platform', arch],
      ['base_image', baseImage],
    ],
    origin: { kind: 'product' },
    lines: { start: 10, end: 10 },
    axisLines: [],
    effects: [],
    scope: null,
    url: 'https://github.com/kairos-io/kairos-init/blob/4a52b87/.github/workflows/test.yml#L10',
    baseImage,
    distribution: {
      id: 'ubuntu',
      name: 'Ubuntu',
      family: 'debian',
      familyName: 'Debian family',
      release: '24.04',
    },
    arch,
    model: 'generic',
    trustedBoot: false,
    fips: false,
    provider: null,
    extra: [],
    result: {
      conclusion: 'passed',
      url: 'https://github.com/kairos-io/kairos-init/actions/runs/1/job/2',
      completedAt: '2026-08-19T10:00:00Z',
      runId: 1,
    },
    newerResult: null,
    supersededBy: null,
    ...changes,
  };
}
