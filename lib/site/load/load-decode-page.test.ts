import { beforeAll, describe, expect, it } from 'vitest';

import { loadDecodePage } from './load-decode-page';
import { findLoadedRelease } from './load-release-page';
import { prepareStandIn, untilListsAreWhole } from './stand-in.fixture';

prepareStandIn();

beforeAll(untilListsAreWhole, 60_000);

const load = (name: string) => loadDecodePage(new URLSearchParams({ name }));

describe('loadDecodePage', () => {
  it('decodes a text, opens it in the builder and finds it among the files of its release', async () => {
    const page = await load('kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso');
    expect(page.findings).toMatchObject([
      {
        finding: { kind: 'image', fileKind: 'iso' },
        opened: { form: { kind: 'iso' } },
        leads: { existence: { state: 'exists' }, release: { tag: 'v4.3.0' } },
        links: { release: '/releases/kairos/v4.3.0' },
      },
    ]);
    expect(page.freshness?.state).toBe('live');
  });

  it('finds the releases of another component, and the Kairos that contains it', async () => {
    const { findings } = await load('quay.io/kairos/auroraboot:v0.26.2');
    expect(findings[0]).toMatchObject({
      leads: {
        existence: { subject: 'release', state: 'exists' },
        program: { releases: [{ tag: 'v4.2.0', source: null }] },
      },
      links: { release: '/releases/auroraboot/v0.26.2' },
    });
  });

  it('says that a release does not exist, with the nearest', async () => {
    const { findings } = await load('v4.0.4');
    expect(findings[0]?.leads.existence).toMatchObject({ state: 'missing' });
    expect(findings[0]?.leads.existence?.nearest).toContain('v4.0.3');
  });

  it.each(['', 'name=', 'name=+'])('has nothing to say of “%s”', async (query) => {
    expect((await loadDecodePage(new URLSearchParams(query))).findings).toEqual([]);
  });

  it.each(['kairos-io/immucore#1', 'https://github.com/kairos-io/kairos/pull/999999'])(
    'says of the change “%s” that no notes state it, and which were not searched',
    async (text) => {
      const { change } = await load(text);
      expect(change?.found).toEqual([]);
      expect(change?.notSearched).toContain('kairos-agent');
      expect(change?.notSearched).not.toContain('immucore');
    },
  );

  it('finds the release of a pull request, also by its number, and no change in other texts', async () => {
    const found = await findLoadedRelease('kairos', 'v4.2.0');
    const notes = found.ok ? found.value.entry.release.notes : '';
    const number = /kairos\/pull\/(\d+)/.exec(notes)?.[1] ?? '';
    for (const text of [number, `#${number}`, `kairos#${number}`]) {
      // oxlint-disable-next-line no-await-in-loop
      const { change } = await load(text);
      expect(change?.found.map(({ tag }) => tag)).toContain('v4.2.0');
    }
    const others = await Promise.all(['123', 'abcdef1234', `#${number} and more`].map(load));
    expect(others.map(({ change }) => change)).toEqual([null, null, null]);
  });
});
