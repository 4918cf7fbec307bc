import { describe, expect, it } from 'vitest';

import { COMPONENT_VERSIONS, findComponentVersions } from './find-component-versions';

const tagsOf = (releases: readonly { readonly tag: string }[]) => releases.map(({ tag }) => tag);

describe('COMPONENT_VERSIONS', () => {
  it('has every release from v3.4.0 to v4.2.0 once, oldest version first', () => {
    const tags = tagsOf(COMPONENT_VERSIONS);
    expect(new Set(tags).size).toBe(tags.length);
    expect(tags.filter((tag) => !/^v3\.[01]\./.test(tag))).toHaveLength(26);
    expect(tags.indexOf('v3.5.10')).toBeLessThan(tags.indexOf('v3.6.0'));
    expect(tags.at(-1)).toBe('v4.2.0');
  });

  it('pins kairos-init in every release that was built with it', () => {
    const built = COMPONENT_VERSIONS.filter(({ tag }) => !/^v3\.[01]\./.test(tag));
    expect(built.filter(({ programs }) => programs['kairos-init'] === undefined)).toEqual([]);
  });
});

describe('findComponentVersions', () => {
  it('gives the programs of a release', () => {
    expect(findComponentVersions('v4.1.2')?.programs).toMatchObject({
      'kairos-init': 'v0.14.6',
      'kairos-agent': 'v2.29.4',
      hadron: 'v0.4.0',
      auroraboot: 'v0.23.0',
    });
  });

  it('gives the versions that “latest” may have been where no AuroraBoot is pinned', () => {
    const release = findComponentVersions('v3.5.7');
    expect(release?.programs['auroraboot']).toBeUndefined();
    expect(release?.auroraBootByDate).toEqual(['v0.13.0']);
  });

  it.each(['v4.0.4', 'v9.0.0', 'latest'])('knows nothing of %s', (tag) => {
    expect(findComponentVersions(tag)).toBeNull();
  });
});
