import { beforeAll, describe, expect, it, vi } from 'vitest';

import { loadComparePage } from './load-compare-page';
import { loadComponentPage } from './load-component-page';
import { loadReleasePage } from './load-release-page';
import { loadReleasesPage } from './load-releases-page';
import { loadSbomPage } from './load-sbom-page';
import { prepareStandIn, untilListsAreWhole } from './stand-in.fixture';

prepareStandIn({ SITE_URL: 'https://matrix.example.org' });

const query = (text = '') => new URLSearchParams(text);

beforeAll(untilListsAreWhole, 45_000);

async function releaseOf(tag: string, choices = '') {
  const page = await loadReleasePage('kairos', tag, query(choices));
  if (!page.ok) throw new Error(page.failure.kind);
  return page.value;
}

describe('loadReleasesPage', () => {
  it('loads a page of the timeline, the nearest to the requested one', async () => {
    const { shown, query: settled, requestedPage } = await loadReleasesPage(query('page=99'));
    expect(requestedPage).toBe(99);
    expect(settled.page).toBe(shown.pages);
    expect(shown.items.length).toBeGreaterThan(0);
  });

  it('hides prereleases and drafts', async () => {
    const { selection } = await loadReleasesPage(query('component=kairos'));
    const tags = selection.found.map(({ entry }) => entry.release.tag);
    expect(tags).toContain('v4.3.0');
    expect(tags).not.toContain('v4.0.0-RC1');
    expect(tags).not.toContain('v4.4.0');
    expect(selection.hiddenPreliminary).toBeGreaterThan(0);
  });
});

describe('loadComponentPage', () => {
  it('loads releases with their cadence; nothing for a component that is not there', async () => {
    const page = await loadComponentPage('kairos', query());
    expect(page?.cadence).not.toBeNull();
    expect(await loadComponentPage('nope', query())).toBeNull();
  });
});

describe('loadReleasePage', () => {
  it('finds a release whatever the case of its names, with notes, files and neighbours', async () => {
    const page = await releaseOf('3.7.2', 'flavor=hadron&arch=amd64&variant=core');
    expect(page.entry.release.tag).toBe('v3.7.2');
    expect(page.chosen.map(({ key }) => key)).toEqual([
      'kairos-hadron-0.0.1-core-amd64-generic-v3.7.2.iso',
    ]);
    expect(page.neighbours.newer?.release.tag).toBe('v4.0.0');
    expect(page.notes?.isEmpty).toBe(false);
    expect(page.permalink).toBe('https://matrix.example.org/releases/kairos/v3.7.2');
    expect(page.sbom.items).toMatchObject([
      { imageReference: 'quay.io/kairos/hadron:v0.0.1-core-amd64-generic-v3.7.2' },
    ]);
  });

  it('reads who signed from the certificate of the chosen artifact', async () => {
    // A busy machine may take longer to fetch the certificate than a page waits for it.
    const page = await vi.waitFor(
      async () => {
        const loaded = await releaseOf('v3.7.2', 'flavor=hadron&arch=amd64&variant=core');
        expect(loaded.certificate.identity).not.toBeNull();
        return loaded;
      },
      { timeout: 20_000 },
    );
    expect(page.certificate.identity?.assetName).toBe(
      'kairos-hadron-0.0.1-core-amd64-generic-v3.7.2.iso.sha256.pem',
    );
    const evidence = page.verifications.map((each) => each.evidence);
    expect(evidence).toContain('certificate');
    const kinds = page.policies?.kind === 'policies' ? page.policies.policies : [];
    expect(kinds.map(({ kind }) => kind)).toEqual(['ImageValidatingPolicy', 'ClusterPolicy']);
  });

  it('gives no commands where nothing is chosen that could be checked', async () => {
    const { chosen, verifications, policies } = await releaseOf('v3.7.2', 'flavor=nothing');
    expect({ chosen, verifications, policies }).toEqual({
      chosen: [],
      verifications: [],
      policies: null,
    });
  });

  it.each([
    ['nope', 'v1.0.0', { kind: 'unknown-component', componentId: 'nope' }],
    ['kairos', 'v3.3.66', { kind: 'unknown-tag', tag: 'v3.3.66' }],
  ])('refuses %s %s', async (component, tag, failure) => {
    expect(await loadReleasePage(component, tag, query())).toMatchObject({ ok: false, failure });
  });

  it('names the nearest to a tag that is not there', async () => {
    const page = await loadReleasePage('kairos', 'v3.3.66', query());
    expect(!page.ok && page.failure.kind === 'unknown-tag' && page.failure.verdict.nearest[0]).toBe(
      'v3.3.6',
    );
  });
});

describe('loadComparePage', () => {
  it('gives the notes between with unique anchors', async () => {
    const page = await loadComparePage('kairos', 'v4.0.0', 'v4.3.0');
    const tags = page?.notes.map(({ entry }) => entry.release.tag) ?? [];
    expect(tags[0]).toBe('v4.3.0');
    expect(tags).not.toContain('v4.0.0');
    const ids = page?.notes.flatMap(({ rendered }) => rendered.headings.map(({ id }) => id)) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(await loadComparePage('nope', 'a', 'b')).toBeNull();
  });

  it('compares the release that a node prints, and says what was read', async () => {
    const page = await loadComparePage('kairos', ' v3.5.0-v1.33.2-k3s1 ', '4.2.0');
    expect(page?.read).toEqual({ from: 'v3.5.0', to: 'v4.2.0' });
    const { comparison } = page ?? {};
    expect(comparison?.ok === true && comparison.value.from.release.tag).toBe('v3.5.0');
    expect(comparison?.ok === true && comparison.value.to.release.tag).toBe('v4.2.0');
  });

  it('names the version that was read where no such release exists', async () => {
    const page = await loadComparePage('kairos', 'v9.9.9-v1.30.4-k3s1', 'v4.2.0');
    const { comparison } = page ?? {};
    expect(comparison?.ok === false && comparison.failure.tag).toBe('v9.9.9');
  });
});

describe('loadSbomPage', () => {
  it('finds the SBOM of the core image of v2.3.1 by two choices', async () => {
    const { rows } = await loadSbomPage(query('tag=v2.3.1&variant=core'));
    expect(rows.length).toBeGreaterThan(0);
    for (const { tag, artifact } of rows) {
      expect([tag, artifact?.variant, artifact?.arch]).toEqual(['v2.3.1', 'core', 'amd64']);
    }
  });

  it('names a release that attaches none', async () => {
    const { rows, without } = await loadSbomPage(query('tag=v3.7.2&component=kairos'));
    expect(rows).toEqual([]);
    expect(without.map(({ release }) => release.tag)).toEqual(['v3.7.2']);
  });

  it('lists the values of a facet for a value that no SBOM has', async () => {
    const { choiceNotices } = await loadSbomPage(query('format=xml'));
    expect(choiceNotices.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^No match for format=xml\. Values in this list: .*spdx/),
    ]);
  });

  it('does not call a release wrong that exists and attaches none', async () => {
    const { choiceNotices } = await loadSbomPage(query('tag=v3.7.2&component=kairos'));
    expect(choiceNotices).toEqual([]);
  });
});
