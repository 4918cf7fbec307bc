import { describe, expect, it } from 'vitest';

import type { TestedJob } from '@/lib/matrix/jobs/model';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import type { Conclusion } from '@/lib/matrix/runs/model';

import { formatAtomEntry } from './atom-feed';
import { matrixFeed } from './matrix-feed';

const RUN = 'https://github.com/kairos-io/kairos-init/actions/runs/';

function job(
  arch: string,
  runId: number,
  conclusion: Conclusion,
  completedAt: string | null = `2026-11-${10 + runId}T00:00:00Z`,
): TestedJob {
  return testedJob({
    arch,
    result: { conclusion, completedAt, runId, url: `${RUN}${runId}/job/9` },
  });
}

const feedOf = (selected: readonly TestedJob[], title = 'Kairos test results') =>
  matrixFeed({
    title,
    selected,
    self: 'https://m.example/matrix.atom?a=b&c=d',
    page: 'https://m.example/?a=b&c=d',
  });

const titlesIn = (xml: string) =>
  [...xml.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title).slice(1);

describe('matrixFeed', () => {
  it('has one entry for each run, the latest first', () => {
    const feed = feedOf([
      job('amd64', 1, 'passed'),
      job('arm64', 2, 'passed'),
      job('riscv64', 2, 'failed'),
    ]);
    expect(titlesIn(feed)).toEqual(['kairos-init: 1 of 2 failed', 'kairos-init: 1 of 1 passed']);
    expect(feed).toContain('<updated>2026-11-12T00:00:00Z</updated>');
    expect(feed).toContain(`href="${RUN}2"`);
    expect(feed).toContain('failed: riscv64 - ubuntu:24.04 - generic');
  });

  it('has another id for each run, the same whenever the feed is read', () => {
    const ids = (xml: string) => xml.match(/<id>[^<]*<\/id>/g);
    const jobs = [job('amd64', 1, 'passed'), job('arm64', 2, 'passed')];
    expect(new Set(ids(feedOf(jobs))).size).toBe(3);
    expect(ids(feedOf(jobs))).toEqual(ids(feedOf(jobs.toReversed())));
  });

  it('has no entry for what gave no verdict, and is a feed without any', () => {
    const feed = feedOf([
      job('amd64', 3, 'running', null),
      job('arm64', 4, 'cancelled'),
      testedJob({ result: null }),
    ]);
    expect(feed).not.toContain('<entry>');
    expect(feed).toContain('<updated>1970-01-01T00:00:00Z</updated>');
  });

  it('escapes titles and names', () => {
    const hostile = testedJob({ title: '<x> & ]]>', result: job('a', 1, 'passed').result });
    const feed = feedOf([hostile], 'Kairos test results: “<b>&”');
    expect(feed).not.toMatch(/<b>|<x>|& /);
    expect(feed).toContain('a=b&amp;c=d');
  });
});

describe('formatAtomEntry', () => {
  it('has no related link where there is none', () => {
    const entry = { id: 'i', title: 't', link: 'l', updated: 'u', text: 'x' };
    expect(formatAtomEntry({ ...entry, related: null })).not.toContain('rel="related"');
    expect(formatAtomEntry({ ...entry, related: 'r' })).toContain('rel="related"');
  });
});
