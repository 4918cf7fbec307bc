import { describe, expect, it } from 'vitest';

import { parseEach } from './parse-each';
import { parseQuota } from './parse-quota';
import { wireCommit, wireLatestCommit } from './wire-commit';
import { wireCommitName, wireTime, wireUrl } from './wire-common';
import { readConclusion } from './wire-conclusion';
import { wireContent } from './wire-content';
import { wireHistory, wireRefNames } from './wire-history';
import { wireRepository } from './wire-repository';
import { wireRun, wireRunList } from './wire-run';
import { wireRunJob, wireRunJobList } from './wire-run-job';

const SHA = '011abc46aa14aa228be0df9b4ea4b4e95531aa40';

describe('wireRepository', () => {
  it('reads the fields we use and nothing else', () => {
    const row = {
      full_name: 'kairos-io/kairos-init',
      html_url: 'https://github.com/kairos-io/kairos-init',
      archived: true,
      default_branch: 'main',
      private: false,
    };
    expect(wireRepository.parse(row)).toEqual({
      fullName: 'kairos-io/kairos-init',
      url: 'https://github.com/kairos-io/kairos-init',
      archived: true,
      defaultBranch: 'main',
    });
    expect(wireRepository.safeParse({ ...row, html_url: 'javascript:alert(1)' }).success).toBe(
      false,
    );
  });
});

describe('wireCommit', () => {
  it('reads a commit with and without a date', () => {
    const committer = { date: '2026-08-19T09:12:44Z' };
    expect(wireCommit.parse({ sha: SHA, commit: { committer } })).toEqual({
      name: SHA,
      committedAt: '2026-08-19T09:12:44Z',
    });
    expect(wireCommit.parse({ sha: SHA, commit: {} }).committedAt).toBeNull();
  });

  it('reads the first commit of a list, or that there is none', () => {
    expect(wireLatestCommit.parse([{ sha: SHA, commit: {} }, 'odd'])?.name).toBe(SHA);
    expect(wireLatestCommit.parse([])).toBeNull();
  });
});

describe('the common parts', () => {
  it('refuse what is no URL, time or commit', () => {
    expect(wireUrl.safeParse('http://127.0.0.1:80/x').success).toBe(true);
    expect(wireUrl.safeParse('data:text/html,x').success).toBe(false);
    expect(wireTime.safeParse('2026-08-19T09:12:44+02:00').success).toBe(true);
    expect(wireTime.safeParse('yesterday').success).toBe(false);
    expect(wireCommitName.safeParse('../..').success).toBe(false);
  });
});

describe('wireContent', () => {
  it('takes text unchanged', () => {
    expect(wireContent.parse('name: Tests\n')).toBe('name: Tests\n');
  });

  it('decodes base64 in lines, as UTF-8', () => {
    const content = Buffer.from('name: Tests für alle — …\n').toString('base64');
    const inLines = content.replaceAll(/(.{10})/g, '$1\n');
    expect(wireContent.parse({ content: inLines, encoding: 'base64' })).toBe(
      'name: Tests für alle — …\n',
    );
  });

  it.each([
    { content: 'a*b=', encoding: 'base64' },
    { content: 'abc', encoding: 'base64' },
    { content: '', encoding: 'none' },
    [{ type: 'file', name: 'a' }],
    null,
  ])('refuses %j', (body) => {
    expect(wireContent.safeParse(body).success).toBe(false);
  });
});

describe('readConclusion', () => {
  it.each([
    ['completed', 'success', 'passed'],
    ['completed', 'failure', 'failed'],
    ['completed', 'timed_out', 'failed'],
    ['completed', 'startup_failure', 'not-started'],
    ['completed', 'action_required', 'not-started'],
    ['in_progress', 'success', 'passed'],
    ['completed', 'cancelled', 'cancelled'],
    ['completed', 'skipped', 'skipped'],
    ['completed', 'neutral', 'skipped'],
    ['completed', 'stale', 'unknown'],
    ['completed', 'constructor', 'unknown'],
    ['completed', null, 'unknown'],
    ['queued', null, 'running'],
    ['in_progress', null, 'running'],
    ['waiting', null, 'running'],
    ['requested', null, 'running'],
    ['pending', null, 'running'],
    [null, null, 'unknown'],
  ])('reads %s, %s as %s', (status, conclusion, ours) => {
    expect(readConclusion(status, conclusion)).toBe(ours);
  });
});

describe('wireRun', () => {
  const row = {
    id: 17_100_000_200,
    run_attempt: 2,
    event: 'push',
    head_branch: 'main',
    head_sha: SHA,
    html_url: 'https://github.com/kairos-io/kairos-init/actions/runs/17100000200',
    status: 'completed',
    conclusion: 'failure',
    created_at: '2026-08-19T09:13:00Z',
    updated_at: '2026-08-19T10:41:27Z',
    repository: { id: 1 },
    head_repository: { id: 1 },
  };

  it('reads a run that has ended', () => {
    expect(wireRun.parse(row)).toEqual({
      id: 17_100_000_200,
      attempt: 2,
      event: 'push',
      branch: 'main',
      commit: SHA,
      url: row.html_url,
      conclusion: 'failed',
      createdAt: '2026-08-19T09:13:00Z',
      completedAt: '2026-08-19T10:41:27Z',
      isOwn: true,
    });
  });

  it('reads a run in progress as one that has no end', () => {
    expect(wireRun.parse({ ...row, status: 'in_progress', conclusion: null })).toMatchObject({
      conclusion: 'running',
      completedAt: null,
    });
  });

  it.each([
    [{ event: 'pull_request' }],
    [{ event: 'pull_request_target' }],
    [{ head_repository: { id: 2 } }],
  ])('tells with %j that it is not the repository’s own', (changes) => {
    expect(wireRun.parse({ ...row, ...changes }).isOwn).toBe(false);
  });

  it('does without a fork that was deleted', () => {
    expect(wireRun.parse({ ...row, head_repository: null }).isOwn).toBe(true);
  });

  it('reads lists row by row, counting those it cannot read', () => {
    const list = wireRunList.parse({ workflow_runs: [row, { id: 'x' }, row] });
    expect(parseEach(wireRun, list.workflow_runs)).toMatchObject({
      rows: [{}, {}],
      odd: [{ id: null }],
    });
  });
});

describe('wireRunJob', () => {
  it('keeps the blanks of the name', () => {
    const row = { id: 7, name: 'amd64 - debian:13 - generic  ', status: 'queued' };
    expect(wireRunJob.parse(row)).toEqual({
      id: 7,
      name: 'amd64 - debian:13 - generic  ',
      conclusion: 'running',
      url: null,
      startedAt: null,
      completedAt: null,
    });
    expect(wireRunJobList.parse({ total_count: 1, jobs: [row] }).jobs).toHaveLength(1);
  });
});

describe('parseQuota', () => {
  const headers = {
    'x-ratelimit-limit': '60',
    'x-ratelimit-remaining': '41',
    'x-ratelimit-reset': '1795428000',
    'x-ratelimit-resource': 'core',
  };

  it('reads the rate limit', () => {
    expect(parseQuota(new Headers(headers))).toEqual({
      limit: 60,
      remaining: 41,
      resetsAt: '2026-11-23T10:00:00.000Z',
    });
  });

  it.each([
    { 'x-ratelimit-resource': 'search' },
    { 'x-ratelimit-remaining': 'many' },
    { 'x-ratelimit-reset': '' },
    { 'x-ratelimit-reset': '-5' },
    { 'x-ratelimit-remaining': '-5' },
    { 'x-ratelimit-remaining': '61' },
    { 'x-ratelimit-limit': '0', 'x-ratelimit-remaining': '0' },
    { 'x-ratelimit-limit': '1e9' },
  ])('knows nothing with %j', (changes) => {
    expect(parseQuota(new Headers({ ...headers, ...changes }))).toBeNull();
  });
});

describe('wireHistory', () => {
  it('reads the first line of each message, cut where it is long', () => {
    const commit = { message: `  Add rpi4 \n\nbody`, committer: { date: '2026-07-07T08:01:30Z' } };
    const long = { message: 'x'.repeat(500), committer: null };
    const [first, second] = wireHistory.parse([
      { sha: SHA, commit },
      { sha: SHA, commit: long },
    ]);
    expect(first).toEqual({
      commit: SHA,
      committedAt: '2026-07-07T08:01:30Z',
      subject: 'Add rpi4',
    });
    expect(second?.committedAt).toBeNull();
    expect(second?.subject.length).toBeLessThanOrEqual(201);
  });

  it('refuses a list with a commit that has no name, since a gap in a history would be a wrong one', () => {
    expect(wireHistory.safeParse([{ sha: SHA, commit: null }, { sha: 'x' }]).success).toBe(false);
  });
});

describe('wireRefNames', () => {
  it('reads only the names', () => {
    expect(wireRefNames.parse([{ name: 'v0.9.1', commit: { sha: SHA } }])).toEqual(['v0.9.1']);
  });
});
