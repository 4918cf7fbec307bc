import { describe, expect, it } from 'vitest';

import type { TestedJob } from '@/lib/matrix/jobs/model';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { readBaseImage } from '@/lib/names/distributions/read-base-image';
import { readMatrixQuery } from '@/lib/site/url/matrix-query';

import { embedGrid } from './embed-grid';
import { embedPage } from './embed-page';

function gridOf(jobs: readonly TestedJob[], search = '') {
  const query = readMatrixQuery(new URLSearchParams(search));
  const now = '2026-11-27T08:00:00Z';
  return embedGrid({ query, jobs, heading: 'arm64 <b>', count: '1 of 2 jobs', now });
}

describe('embedGrid', () => {
  it('says the moment, and leads each place to its details', () => {
    const html = gridOf([testedJob(), testedJob({ arch: 'arm64', baseImage: 'x/y:1' })]);
    expect(html).toContain('1 of 2 jobs, as of 27 Nov 2026.');
    expect(html).toMatch(/href="\/\?cell=[^"]+" target="_parent"/);
    expect(html).toMatch(/href="\/\?gap=[^"]+" target="_parent"/);
  });

  it('shows an old result with another shape and its age in words', () => {
    const html = gridOf([testedJob()]);
    expect(html).toContain('#s-old');
    expect(html).toContain('passed 3 months ago');
    expect(html).not.toMatch(/<td>.*#s-passed.*<\/td>/);
  });

  it('escapes what comes from a workflow and from the URL', () => {
    const baseImage = '<img src=x>"&';
    const { distribution } = readBaseImage(baseImage);
    const html = gridOf([testedJob({ baseImage, distribution, arch: '<i>' })]);
    expect(html).not.toMatch(/<img|<i>|<b>/);
  });

  it('says that no job tests a selection', () => {
    expect(gridOf([testedJob()], 'q=nothing-like-this')).toContain('No job tests this selection.');
  });
});

describe('embedPage', () => {
  it('has the theme and an escaped title', () => {
    const html = embedPage({ theme: 'dark', title: '</title>', body: '' });
    expect(html).toContain('data-theme="dark"');
    expect(html).toContain('<title>&lt;/title&gt;</title>');
  });
});
