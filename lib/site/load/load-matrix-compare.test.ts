import { describe, expect, it } from 'vitest';

import { loadMatrixAt, loadRefChoices } from './load-matrix-at';
import { loadMatrixCompare } from './load-matrix-compare';
import { prepareStandIn } from './stand-in.fixture';

const { standIn } = prepareStandIn({ GITHUB_TOKEN: 'a-token-of-the-stand-in' });

describe('loadMatrixAt', () => {
  it('has no day where the history of the file cannot be read', async () => {
    standIn().fault('/kairos/commits?', { kind: 'status', status: 500 });
    const result = await loadMatrixAt('kairos', '2026-10-01');
    standIn().clearFaults();
    expect(result).toMatchObject({ ok: false, failure: { kind: 'history-unread' } });
  });
});

describe('loadMatrixCompare', () => {
  it('compares nothing before two matrices are chosen, but has the refs to choose from', async () => {
    const { result, choices } = await loadMatrixCompare(new URLSearchParams('source=kairos-init'));
    expect(result).toBeNull();
    expect(choices[0]?.refs?.tags).toContain('v0.9.1');
  });

  it('leaves out a filter that no job of either matrix has, with a notice', async () => {
    const query = new URLSearchParams('from=v0.9.1&to=v0.17.3&arch=sparc&change=x');
    const { queryNotices } = await loadMatrixCompare(query);
    expect(queryNotices.map(({ key }) => key)).toEqual(['change', 'arch']);
  });
});

describe('loadRefChoices', () => {
  it('has tags, branches, the commits of the file and its first one', async () => {
    const [init] = await loadRefChoices();
    expect(init?.refs).toMatchObject({ isCut: false });
    expect(init?.refs?.branches).toContain('main');
    expect(init?.commits[0]?.commit).toMatch(/^4a52b8724/);
    expect(init?.since?.commit).toMatch(/^56f7dc048/);
  });
});
