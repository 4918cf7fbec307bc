import { describe, expect, it } from 'vitest';

import type { TestedJob } from '@/lib/matrix/jobs/model';

import { loadMatrixPage } from './load-matrix-page';
import { siteUrl } from './site-url';
import { prepareStandIn } from './stand-in.fixture';

prepareStandIn({ SITE_URL: 'https://matrix.example.org' });

const load = (address: string) => loadMatrixPage(new URLSearchParams(address));

describe('loadMatrixPage', () => {
  it('loads all sources where the URL has none, those that CI runs today first', async () => {
    const { title, result } = await load('');
    expect(title).toBeNull();
    if (!result.ok) throw new Error('The matrix loads.');
    const { sources, jobs, isOfAll } = result.value;
    expect(isOfAll).toBe(true);
    expect(sources.map(({ matrix }) => matrix.source.id)).toEqual(['kairos', 'kairos-init']);
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(117);
  });

  it('shows what only the archived matrix tested, and what both test by the newest evidence', async () => {
    const { result } = await load('');
    const jobs = result.ok ? result.value.jobs : [];
    const evidenceOn = (own: Partial<TestedJob>) =>
      jobs
        .filter((job) => job.baseImage === own.baseImage && job.arch === own.arch)
        .filter((job) => job.trustedBoot === (own.trustedBoot ?? false))
        .map(({ source, supersededBy }) => [source, supersededBy]);
    expect(evidenceOn({ baseImage: 'opensuse/tumbleweed', arch: 'arm64' })).toEqual([
      ['kairos-init', null],
    ]);
    expect(evidenceOn({ baseImage: 'ubuntu:24.04', arch: 'amd64' })).toEqual([['kairos', null]]);
    expect(evidenceOn({ baseImage: 'debian:12', arch: 'amd64' })).toEqual([
      ['kairos', null],
      ['kairos-init', 'kairos'],
    ]);
    // Today's matrix only declares it, for full CI runs: the archived one has the last result.
    expect(evidenceOn({ baseImage: 'debian:13', arch: 'riscv64' })).toEqual([
      ['kairos', 'kairos-init'],
      ['kairos-init', null],
    ]);
  });

  it.each([
    ['all sources', 'arch=riscv64', 'riscv64 — 3 of 66 combinations', 6],
    ['one source', 'arch=riscv64&source=kairos-init', 'riscv64 — 3 of 60 jobs', 3],
    [
      'a label',
      'os=Ubuntu 24.04&arch=amd64&source=kairos',
      'Ubuntu 24.04 · amd64 — 2 of 57 jobs',
      2,
    ],
  ])('selects and counts the jobs of %s', async (_, address, title, selected) => {
    const page = await load(address);
    expect(page.title).toBe(title);
    expect(page.result.ok && page.result.value.selected).toHaveLength(selected);
  });

  it.each([
    ['a source alone', 'source=kairos-init', 60, 'main'],
    ['a source and a ref', 'source=kairos-init&ref=v0.18.0', 58, 'v0.18.0'],
    ['a ref alone, of the source that was the default', 'ref=v0.18.0', 58, 'v0.18.0'],
    ['the default ref alone', 'ref=main', 60, 'main'],
    ['the current source', 'source=kairos', 57, 'master'],
  ])('shows what it showed before for %s', async (_, address, count, ref) => {
    const { result } = await load(address);
    expect(result).toMatchObject({ ok: true, value: { isOfAll: false, matrix: { ref } } });
    expect(result.ok && result.value.jobs).toHaveLength(count);
  });

  it('opens the cell of a link without a source, with the same job', async () => {
    const of = await load('source=kairos-init');
    const id = of.result.ok ? of.result.value.jobs.at(10)?.id : undefined;
    const { query, result } = await load(`cell=${id}`);
    expect(query.cell).toBe(id);
    expect(result.ok && result.value.jobs.find((job) => job.id === id)?.source).toBe('kairos-init');
  });

  it('ignores a ref of all sources, and says what it needs', async () => {
    const { result, query } = await load('source=all&ref=v0.18.0');
    expect(query).toMatchObject({ source: null, ref: null });
    expect(result.ok && result.value.queryNotices.map(({ message }) => message)).toEqual([
      'Ignored ref=v0.18.0: a ref needs one source. Choose source kairos-init or kairos.',
    ]);
  });

  it('refuses a source that does not exist', async () => {
    const { result, query } = await load('source=nope&arch=arm64');
    expect(result).toEqual({ ok: false, failure: { kind: 'unknown-source', source: 'nope' } });
    expect(query.choices.get('arch')).toEqual(['arm64']);
  });

  it('refuses a ref that is not there', async () => {
    const { result } = await load('ref=no-such-branch');
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'upstream', failure: { kind: 'not-found' } },
    });
  });
});

describe('siteUrl', () => {
  it('is the public URL where one is configured', () => {
    expect(siteUrl().href).toBe('https://matrix.example.org/');
  });
});
