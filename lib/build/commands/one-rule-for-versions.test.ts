import { describe, expect, it } from 'vitest';

import { findEra } from '@/lib/names/artifacts/eras';
import { findDefects } from '@/lib/names/artifacts/known-defects';
import { NO_PARTS } from '@/lib/names/artifacts/name-parts';
import { describeSbom } from '@/lib/releases/sbom/sbom-of';
import { identityByRule } from '@/lib/releases/verification/identity-rule';

import { findDockerfile } from './kairos-dockerfile';

/** The rules of all tables with version spans for a core image at a tag. */
function rulesFor(tag: string) {
  const artifact = { componentId: 'kairos', tag, variant: 'core', arch: 'amd64' } as const;
  const names = { flavor: 'ubuntu', flavorRelease: '24.04', model: 'generic', version: tag };
  return {
    era: findEra(tag)?.id ?? null,
    signer: identityByRule(artifact)?.subject.value.replace(tag, '<tag>') ?? null,
    dockerfile: findDockerfile(tag)?.words ?? null,
    sbom: describeSbom({ componentId: 'kairos', tag, assets: null, imageReference: null }).state,
    defects: findDefects({ ...NO_PARTS, ...names }).map(({ id }) => id),
  };
}

describe('every table with version spans', () => {
  it.each([
    ['treats a prerelease as the release that it leads to', 'v4.3.0-rc1', 'v4.3.0'],
    ['treats a prerelease as the release that it leads to', 'v3.4.0-rc1', 'v3.4.0'],
    ['treats a future patch as its minor line', 'v4.2.100', 'v4.2.1'],
  ])('%s: %s as %s', (_rule, tag, as) => {
    expect(rulesFor(tag)).toEqual(rulesFor(as));
  });

  it('treats a prerelease of v4.0.0 as v4.0.0, except for the factory commit that only the release pins', () => {
    const { signer, ...rules } = rulesFor('v4.0.0-rc1');
    const { signer: released, ...others } = rulesFor('v4.0.0');
    expect(rules).toEqual(others);
    expect(rules).toMatchObject({ era: 'E5', defects: ['hadron-only'], sbom: 'attestation' });
    expect(released).toMatch(/reusable-factory\.yaml@[0-9a-f]{40}$/);
    expect(released).toMatch(new RegExp(signer ?? '^$'));
  });

  it.each(['v04.2.0', 'v4.2', 'v1.24.3-56', 'latest'])('has no rule for %s', (tag) => {
    expect(rulesFor(tag)).toEqual({
      era: tag === 'v1.24.3-56' ? 'E0' : null,
      signer: null,
      dockerfile: null,
      sbom: 'unknown',
      defects: [],
    });
  });
});
