import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { createGitHub } from '@/lib/upstream/github/client';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { COMMITS, kairosWorld } from '@/stand-in/kairos-world';

import { findSnapshot, readSnapshot } from './find-snapshot';
import { formatSnapshot, takeSnapshot } from './take-snapshot';

describe('findSnapshot', () => {
  it('has one of every source at its own ref', () => {
    for (const { id, ref } of matrixSources)
      expect(findSnapshot(id)).toMatchObject({ source: id, ref });
    expect(findSnapshot('nope')).toBeNull();
  });

  it('has the commit in full, and dates as precise as they are known', () => {
    expect(findSnapshot('kairos-init')).toMatchObject({
      takenAt: '2026-11-23',
      commit: 'ccd9c8929745047e2786763f10a1a12fd198ec1f',
      committedAt: '2026-08-19T13:04:05Z',
      changedAt: '2026-07-13',
    });
    expect(findSnapshot('kairos')).toMatchObject({
      takenAt: '2026-11-23',
      committedAt: null,
      changedAt: null,
    });
  });

  it('has the 60 jobs of kairos-init and the 57 of kairos', () => {
    const counts = matrixSources.map(({ id }) =>
      findSnapshot(id)?.reading.jobs.reduce((sum, { jobs }) => sum + jobs.length, 0),
    );
    expect(counts).toEqual([60, 57]);
  });
});

describe('takeSnapshot', () => {
  const [source] = matrixSources;
  const now = new Date('2026-11-23T10:00:00Z');
  let standIn: StandIn;

  beforeEach(async () => {
    standIn = await startStandIn(kairosWorld());
  });

  afterEach(async () => {
    await standIn.close();
  });

  const take = () => takeSnapshot(source, createGitHub({ apiUrl: standIn.url }), now);

  it('takes what upstream has, in the form that is read again', async () => {
    const taken = await take();
    if (!taken.ok) throw new Error(taken.failure);
    expect(taken.value).toMatchObject({
      takenAt: '2026-11-23T10:00:00.000Z',
      source: 'kairos-init',
      ref: 'main',
      commit: COMMITS.initHead,
      linesAreExact: true,
    });
    expect(readSnapshot(JSON.parse(formatSnapshot(taken.value)))).toEqual(taken.value);
  });

  it('takes nothing from an upstream that fails, and no matrix without jobs', async () => {
    standIn.fault('/commits/', { kind: 'html', status: 502 }, 1);
    expect(await take()).toEqual({ ok: false, failure: 'GitHub responded with an error (502).' });
    const head = standIn.world.repositories[0]?.commits[0];
    if (head !== undefined) head.files[source.path] = 'name: Tests\njobs: {}\n';
    expect(await take()).toMatchObject({
      ok: false,
      failure: expect.stringMatching(/^It has no jobs/),
    });
  });
});
