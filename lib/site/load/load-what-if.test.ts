import { describe, expect, it } from 'vitest';

import { loadWhatIf } from './load-what-if';
import { prepareStandIn } from './stand-in.fixture';

const { standIn } = prepareStandIn({ GITHUB_TOKEN: 'a-token-of-the-stand-in' });

describe('loadWhatIf', () => {
  it('finds no difference in the file of the branch itself', async () => {
    const file = '.github/workflows/test.yml';
    const init = standIn().world.repositories.find(({ name }) => name === 'kairos-init');
    const head = init?.commits.find(({ sha }) => sha === init.branches['main']);
    const text = head?.files[file] ?? '';
    const result = await loadWhatIf({ source: 'kairos-init', at: null, text });
    if (!result.ok) throw new Error('The branch of kairos-init is on the stand-in.');
    expect(result.value.total).toBe(60);
    expect(new Set(result.value.cells.map(({ kind }) => kind))).toEqual(new Set(['same']));
    expect(result.value.problems).toEqual([]);
  });

  it('says where a text has no job that can be read', async () => {
    const result = await loadWhatIf({ source: 'kairos-init', at: null, text: 'jobs: [' });
    expect(result).toMatchObject({
      ok: true,
      value: { total: 0, doubts: [expect.stringContaining('No job of the pasted workflow')] },
    });
  });
});
