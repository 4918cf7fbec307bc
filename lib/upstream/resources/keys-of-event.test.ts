import { describe, expect, it } from 'vitest';

import { wireDelivery } from '@/lib/upstream/github/wire-delivery';

import { keysOfEvent, type WebhookEvent } from './keys-of-event';

const KAIROS = { full_name: 'kairos-io/kairos' };

type Case = {
  readonly rule: string;
  readonly event: WebhookEvent;
  readonly delivery: object;
  readonly stored?: readonly string[];
  readonly keys: readonly string[];
};

const run = (changes: object = {}) => ({
  workflow_run: {
    path: '.github/workflows/master.yaml',
    head_branch: 'master',
    head_sha: '011abc46aa14aa228be0df9b4ea4b4e95531aa40',
    head_repository: KAIROS,
    ...changes,
  },
});

const CASES: readonly Case[] = [
  {
    rule: 'a release changes the releases of its component',
    event: 'release',
    delivery: { action: 'published' },
    keys: ['releases:kairos'],
  },
  {
    rule: 'an archived repository changes its facts',
    event: 'repository',
    delivery: { action: 'archived' },
    keys: ['repository:kairos-io/kairos'],
  },
  {
    rule: 'a push to the branch of the source changes its workflow file',
    event: 'push',
    delivery: { ref: 'refs/heads/master' },
    keys: ['matrix-file:kairos:master'],
  },
  {
    rule: 'a push to another branch changes nothing that is shown',
    event: 'push',
    delivery: { ref: 'refs/heads/feature' },
    keys: [],
  },
  {
    rule: 'a push to a branch that a visitor chose changes what is stored for it',
    event: 'push',
    delivery: { ref: 'refs/heads/release/v4.2.x' },
    stored: ['matrix-file:kairos:release/v4.2.x'],
    keys: ['matrix-file:kairos:release/v4.2.x'],
  },
  {
    rule: 'a new tag changes what is stored for it',
    event: 'push',
    delivery: { ref: 'refs/tags/v4.4.0' },
    stored: ['matrix-file:kairos:v4.4.0'],
    keys: ['matrix-file:kairos:v4.4.0'],
  },
  {
    rule: 'a tag that is pushed changes the stored commits of the tags',
    event: 'push',
    delivery: { ref: 'refs/tags/v4.3.0' },
    stored: ['tag-commits:kairos-io/kairos', 'tag-commits:kairos-io/kairos-init'],
    keys: ['tag-commits:kairos-io/kairos'],
  },
  {
    rule: 'a push that does not say where changes the workflow file',
    event: 'push',
    delivery: {},
    keys: ['matrix-file:kairos:master'],
  },
  {
    rule: 'a run of the workflow changes the runs',
    event: 'workflow_run',
    delivery: run(),
    keys: ['runs:kairos:master'],
  },
  {
    rule: 'the path of a workflow may end with its ref',
    event: 'workflow_run',
    delivery: run({ path: '.github/workflows/master.yaml@refs/heads/master' }),
    keys: ['runs:kairos:master'],
  },
  {
    rule: 'a run of another workflow changes nothing',
    event: 'workflow_run',
    delivery: run({ path: '.github/workflows/pr.yaml' }),
    keys: [],
  },
  {
    rule: 'a run of a fork changes nothing, even on a branch of the same name',
    event: 'workflow_run',
    delivery: run({ head_repository: { full_name: 'somebody/kairos' } }),
    keys: [],
  },
  {
    rule: 'a run on another branch changes nothing',
    event: 'workflow_run',
    delivery: run({ head_branch: 'feature' }),
    keys: [],
  },
  {
    rule: 'a run changes what is stored for its commit',
    event: 'workflow_run',
    delivery: run({ head_branch: 'feature' }),
    stored: ['runs:kairos:011abc46aa14aa228be0df9b4ea4b4e95531aa40'],
    keys: ['runs:kairos:011abc46aa14aa228be0df9b4ea4b4e95531aa40'],
  },
  {
    rule: 'a run that says nothing of itself may be of the workflow',
    event: 'workflow_run',
    delivery: { workflow_run: {} },
    keys: ['runs:kairos:master'],
  },
  {
    rule: 'a run of another shape may be of the workflow',
    event: 'workflow_run',
    delivery: { workflow_run: 'x' },
    keys: ['runs:kairos:master'],
  },
  {
    rule: 'a repository that is not followed changes nothing',
    event: 'release',
    delivery: { repository: { full_name: 'kairos-io/elsewhere' } },
    keys: [],
  },
];

describe('keysOfEvent', () => {
  it.each(CASES)('$rule', ({ event, delivery, stored = [], keys }) => {
    const read = wireDelivery.parse({ repository: KAIROS, ...delivery });
    expect(keysOfEvent({ event, delivery: read, isStored: (key) => stored.includes(key) })).toEqual(
      keys,
    );
  });
});
