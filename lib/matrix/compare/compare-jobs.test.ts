import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { compareJobs } from './compare-jobs';
import { jobsOfWorkflow, recordedJobs } from './fixture-matrices.fixture';
import type { ChangeKind, ComparedCell } from './model';

function idsOf(cells: readonly ComparedCell[], kind: ChangeKind): readonly string[] {
  return cells
    .filter((cell) => cell.kind === kind)
    .map(({ id }) => id.replace('\n', ' | '))
    .toSorted();
}

describe('the history of kairos-init', () => {
  it('shows that the generic arm64 job of Hadron’s main was overwritten on 2026-07-07', () => {
    const cells = compareJobs(
      recordedJobs('2026-06-23-5660fe056'),
      recordedJobs('2026-07-07-63225cba1'),
    );
    const silent = cells.filter(({ isSilent }) => isSilent);
    expect(silent.map(({ id }) => id)).toEqual([
      'ghcr.io/kairos-io/hadron:main\narm64 standard boot',
    ]);
    expect(silent[0]?.causes[0]).toMatchObject({ side: 'after' });
    expect(silent[0]?.causes[0]?.sentence).toMatch(
      /^matrix\.include\[\d+\] sets model: rpi4, fips: false on the job of ghcr\.io\/kairos-io\/hadron:main on arm64: it now tests Raspberry Pi 4, and no job tests standard boot\.$/,
    );
  });

  it('shows that generic arm64 Hadron came back on 2026-07-13 in addition to Raspberry Pi 4, with another Hadron', () => {
    const cells = compareJobs(
      recordedJobs('2026-07-07-63225cba1'),
      recordedJobs('2026-07-13-4a52b8724'),
    );
    expect(idsOf(cells, 'added')).toEqual([
      'ghcr.io/kairos-io/hadron:main | arm64 standard boot',
      'ghcr.io/kairos-io/hadron:v0.5.1 | amd64 standard boot',
      'ghcr.io/kairos-io/hadron:v0.5.1 | arm64 Raspberry Pi 4',
      'ghcr.io/kairos-io/hadron:v0.5.1 | arm64 standard boot',
    ]);
    expect(idsOf(cells, 'dropped')).toEqual([
      'ghcr.io/kairos-io/hadron:v0.4.0 | amd64 standard boot',
      'ghcr.io/kairos-io/hadron:v0.4.0 | arm64 Raspberry Pi 4',
    ]);
  });

  it('shows that a later include entry took FIPS away on 2025-06-09', () => {
    const cells = compareJobs(
      recordedJobs('2025-06-06-5de211184'),
      recordedJobs('2025-06-09-f5722ab42'),
    );
    const fips = cells.find(({ id }) => id.endsWith('amd64 FIPS'));
    expect(fips).toMatchObject({ id: 'fedora:41\namd64 FIPS', kind: 'dropped', isSilent: true });
    expect(fips?.causes.at(-1)?.sentence).toContain('fips: false');
  });

  it('has every cell of both matrices once', () => {
    const before = recordedJobs('2025-01-20-7d3728e80');
    const after = recordedJobs('2026-07-13-4a52b8724');
    const cells = compareJobs(before, after);
    expect(cells.flatMap((cell) => cell.before)).toHaveLength(before.length);
    expect(cells.flatMap((cell) => cell.after)).toHaveLength(after.length);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
  });
});

describe('one cell', () => {
  it('is the same where only its declaration changed', () => {
    const before = testedJob();
    const after = testedJob({ origin: { kind: 'include', index: 3 }, lines: { start: 5, end: 9 } });
    expect(compareJobs([before], [after])).toMatchObject([{ kind: 'same', values: [] }]);
  });

  it('is changed where its Kubernetes version is another one', () => {
    const k3s = (version: string) => testedJob({ provider: { name: 'k3s', version } });
    expect(compareJobs([k3s('v1.32.1+k3s1')], [k3s('v1.33.0+k3s1')])).toMatchObject([
      {
        kind: 'changed',
        values: [{ key: 'Kubernetes version', before: 'v1.32.1+k3s1', after: 'v1.33.0+k3s1' }],
      },
    ]);
  });

  it('is changed, not dropped, where its base image has another spelling', () => {
    const workflow = (image: string) =>
      `jobs:\n  b:\n    strategy:\n      matrix:\n        platform: [amd64]\n        base_image: ['${image}']\n`;
    const cells = compareJobs(
      jobsOfWorkflow(workflow('rockylinux:9')),
      jobsOfWorkflow(workflow('rockylinux/rockylinux:9')),
    );
    expect(cells).toMatchObject([
      {
        kind: 'changed',
        values: [{ key: 'base image', before: 'rockylinux:9', after: 'rockylinux/rockylinux:9' }],
      },
    ]);
  });

  it('is dropped where only another release of its distribution is left', () => {
    const cells = compareJobs(
      [testedJob()],
      [testedJob({ baseImage: 'ubuntu:26.04', distribution: null })],
    );
    expect(idsOf(cells, 'dropped')).toEqual(['ubuntu:24.04 | amd64 standard boot']);
    expect(cells.at(-1)?.causes[0]?.sentence).toBe(
      'No job has the base image ubuntu:24.04 any more.',
    );
    expect(cells.at(-1)?.isSilent).toBe(false);
  });

  it('is dropped without a silent cause where the axes no longer make its job', () => {
    const cells = compareJobs([testedJob()], [testedJob({ arch: 'arm64' })]);
    expect(cells.at(-1)).toMatchObject({ kind: 'dropped', isSilent: false });
    expect(cells.at(-1)?.causes[0]?.sentence).toBe(
      'No job tests ubuntu:24.04 on amd64 with standard boot any more.',
    );
  });
});
