import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { selectJobs } from './job-filter';
import { markSuperseded } from './newest-evidence';
import { describeNothing, type Searched } from './nothing-selected';

const JOBS = markSuperseded([
  testedJob({ id: 'today', source: 'kairos', baseImage: 'ubuntu:26.04' }),
  testedJob({ id: 'archived', trustedBoot: true }),
]);

const ALL: Searched = {
  jobs: JOBS,
  titles: ['kairos', 'kairos-init'],
  missing: [],
  ref: null,
  isOfAll: true,
};

const ONE: Searched = {
  ...ALL,
  jobs: JOBS.slice(1),
  titles: ['kairos-init'],
  isOfAll: false,
};

function meaningOf(
  choices: Readonly<Record<string, readonly string[]>>,
  text = '',
  searched = ALL,
) {
  const selection = { text, choices: new Map(Object.entries(choices)) };
  expect(selectJobs(searched.jobs, selection)).toEqual([]);
  return describeNothing(selection, searched);
}

describe('describeNothing', () => {
  it('says that no source tests a combination', () => {
    expect(meaningOf({ os: ['ubuntu:24.04'], trustedBoot: ['false'] })).toEqual({
      title: 'Not tested',
      text: 'No job of kairos or kairos-init tests this combination. It may still work.',
    });
  });

  it('says the same of a search with filters, which it means just as well', () => {
    expect(meaningOf({ trustedBoot: ['false'] }, 'ubuntu:24.04')).toEqual({
      title: 'No match for “ubuntu:24.04” with these filters',
      text: 'No job of kairos or kairos-init has these words and these values, so the combination is not tested there. It may still work.',
    });
  });

  it('says nothing of tests where the words occur nowhere', () => {
    expect(meaningOf({ trustedBoot: ['false'] }, 'zzzz')).toEqual({
      title: 'No match for “zzzz”',
      text: 'No job of kairos or kairos-init has these words.',
    });
  });

  it('says that what matches has another result, and does not call it untested', () => {
    expect(meaningOf({ result: ['failed'], trustedBoot: ['true'] })).toEqual({
      title: 'No combination with this result',
      text: '1 combination matches the other filters and has another result.',
    });
    expect(meaningOf({ result: ['failed'] }, 'ubuntu').text).toBe(
      '2 combinations match the other filters and have another result.',
    );
  });

  it('says which source and ref it is about, and that others were not searched', () => {
    expect(meaningOf({ trustedBoot: ['false'] }, '', ONE).text).toBe(
      'No job of kairos-init tests this combination. It may still work. Other sources are not searched in this view.',
    );
    expect(meaningOf({ trustedBoot: ['false'] }, '', { ...ONE, ref: 'v0.18.0' }).text).toContain(
      'No job of kairos-init at v0.18.0 tests this combination.',
    );
  });

  it('says that a source could not be loaded', () => {
    const partly = { ...ONE, isOfAll: true, missing: ['kairos'] };
    expect(meaningOf({ trustedBoot: ['false'] }, '', partly).text).toBe(
      'No job of kairos-init tests this combination. It may still work. kairos could not be loaded and may test it.',
    );
  });
});
