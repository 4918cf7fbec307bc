import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { readSourceMatrix } from '@/lib/matrix/sources/read-source-matrix';

import { unthreadedShell } from './computed-matrices.fixture';

/** A workflow whose matrix was once read wrongly, and its jobs as GitHub makes them. */
type Reported = {
  readonly id: string;
  readonly workflow: readonly string[];
  /** In GitHub's order; absent where only the problem counts. */
  readonly jobs?: readonly string[];
  /** A regular expression over the problems. */
  readonly problem?: string;
  /** True where no job and a problem is as good as the jobs. */
  readonly mayBeUnknown?: boolean;
};

const REPORTED: readonly Reported[] = JSON.parse(
  readFileSync(new URL('reported-workflows.cases.json', import.meta.url), 'utf8'),
);

describe('a workflow that was reported', () => {
  it.each(REPORTED)('has the right jobs: $id', async (reported) => {
    const text = reported.workflow.join('\n');
    const { jobs, problems } = await readSourceMatrix({ jobs: ['build'] }, text, unthreadedShell);
    const names = jobs.flatMap((group) =>
      group.jobs.map(({ name, scope }) =>
        scope === null ? name : `${name}, only with scope ${scope}`,
      ),
    );
    const words = problems.map(({ message }) => message).join('\n');
    const isUnknown = reported.mayBeUnknown === true && names.length === 0 && words !== '';
    expect(isUnknown ? reported.jobs : names).toEqual(reported.jobs ?? names);
    expect(words).toMatch(new RegExp(reported.problem ?? '', 'i'));
  });
});
