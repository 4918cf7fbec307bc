import { describe, expect, it } from 'vitest';

import { compareJobs } from '@/lib/matrix/compare/compare-jobs';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { sourceMatrix } from '@/lib/site/model/source-matrix.fixture';

import { whatIfMarkdown } from './what-if-markdown';

describe('whatIfMarkdown', () => {
  it('has the counts, the problems with their lines, and only cells that differ', () => {
    const text = whatIfMarkdown({
      base: { matrix: sourceMatrix(), jobs: [], problems: [], day: null },
      total: 2,
      cells: compareJobs([testedJob()], [testedJob(), testedJob({ arch: 'arm64' })]),
      problems: [{ message: 'A *problem*.', line: 3, column: 1 }],
      doubts: [],
    });
    expect(text).toContain('2 jobs, compared with [kairos-init at main');
    expect(text).toContain(String.raw`- A \*problem\*. (line 3)`);
    expect(text).toContain('| ubuntu:24.04 | arm64 | standard boot | not tested | passed |');
    expect(text).not.toContain('In both');
  });
});
