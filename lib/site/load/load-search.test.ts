import { beforeAll, describe, expect, it } from 'vitest';

import { loadSearch } from './load-search';
import { prepareStandIn, untilListsAreWhole } from './stand-in.fixture';

const surroundings = prepareStandIn();

beforeAll(untilListsAreWhole, 60_000);

describe('loadSearch', () => {
  it('searches files, boards and distributions of what was read', async () => {
    const groups = async (text: string) => (await loadSearch(text)).map(({ group }) => group);
    expect(await groups('hadron core iso')).toContain('Assets');
    expect(await groups('rpi4')).toContain('Boards');
    expect(await groups('debian')).toContain('Distributions');
  });

  it('makes no request itself', async () => {
    await loadSearch('v4.2.0');
    const before = surroundings.standIn().requests.length;
    await loadSearch('v3.5.4');
    expect(surroundings.standIn().requests.length).toBe(before);
  });
});
