import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { readBaseImage } from '@/lib/names/distributions/read-base-image';
import { sourceMatrix } from '@/lib/site/model/source-matrix.fixture';

import { matrixMarkdown } from './matrix-markdown';
import { matrixSelectionMarkdown } from './selection-markdown';
import { CSV_HEAD, csvRow, TABLE_HEAD, tableRow } from './selection-table';

const JOB = testedJob();
const HERE = { permalink: 'http://127.0.0.1:3000/', now: '2026-11-27T08:00:00Z' };
const SHOWN = {
  sources: [
    {
      matrix: sourceMatrix(),
      problems: [{ message: 'An axis is empty.', line: 3, column: 7 }],
    },
  ],
  jobs: [JOB, testedJob({ arch: 'arm64' })],
  selected: [JOB],
};

describe('matrixMarkdown', () => {
  it('says where it comes from, how old it is, and shows the table', () => {
    const text = matrixMarkdown(SHOWN, HERE);
    expect(text).toContain('1 of 2 jobs');
    expect(text).toContain('checked 23 Nov 2026, 11:57 UTC');
    expect(text).toContain('run 77');
    expect(text).toContain(
      '| Ubuntu 24.04 | ubuntu:24.04 | amd64 | generic | no | no |  | passed (19 Aug 2026) |',
    );
    expect(text).toContain('- An axis is empty. (line 3)');
  });

  it('lists the sources of a view of all, and the source of each job', () => {
    const [, kairos = matrixSources[0]] = matrixSources;
    const today = testedJob({ id: 'today', source: 'kairos' });
    const all = {
      sources: [
        { matrix: sourceMatrix({ source: kairos, ref: 'master' }), problems: [] },
        ...SHOWN.sources,
      ],
      jobs: [today, { ...JOB, supersededBy: 'kairos' }],
      selected: [today, JOB],
    };
    const text = matrixMarkdown(all, HERE);
    expect(text).toContain('## What Kairos tests: kairos and kairos-init');
    expect(text).toContain('1 of 1 combination');
    expect(text).toContain('_build-flavors.yaml at master');
    expect(text).toContain('test.yml at main');
    expect(text).toContain('| passed (19 Aug 2026) | kairos |');
    expect(text).toContain('| passed (19 Aug 2026) | kairos-init |');
    expect(matrixSelectionMarkdown(all.selected, 'url')).toContain('| kairos-init |');
    expect(matrixSelectionMarkdown([JOB], 'url')).not.toContain('| kairos-init |');
  });

  it('lists each base image at end of life once, with the day and the source', () => {
    const old = {
      ...JOB,
      baseImage: 'debian:11',
      distribution: readBaseImage('debian:11').distribution,
    };
    const text = matrixMarkdown({ ...SHOWN, selected: [old, old, JOB] }, HERE);
    const line =
      '- debian:11: end of life since 31 Aug 2026 (<https://wiki.debian.org/DebianReleases>)';
    expect(text.split(line)).toHaveLength(2);
    expect(matrixMarkdown(SHOWN, HERE)).not.toContain('end of life');
  });

  it('says so when nothing matches', () => {
    expect(matrixMarkdown({ ...SHOWN, selected: [] }, HERE)).toContain(
      'No job of kairos-init matches',
    );
  });
});

describe('tableRow and csvRow', () => {
  it('have as many cells as their heads', () => {
    expect(tableRow(JOB)).toHaveLength(TABLE_HEAD.length);
    expect(csvRow(JOB, HERE.now)).toHaveLength(CSV_HEAD.length);
    const newerResult =
      JOB.result === null ? null : ({ ...JOB.result, conclusion: 'cancelled' } as const);
    expect(tableRow({ ...JOB, newerResult }).at(-1)).toBe(
      'passed (19 Aug 2026), newer run cancelled',
    );
    expect(csvRow({ ...JOB, newerResult }, HERE.now).slice(-3)).toEqual([
      'cancelled',
      'kairos-init',
      'standard support until 31 May 2029',
    ]);
    expect(matrixSelectionMarkdown([JOB], 'permalink')).toContain('<permalink>');
  });
});
