import { describe, expect, it } from 'vitest';

import { ERA_IDS, ERAS, findEra } from './eras';

describe('findEra', () => {
  it.each([
    ['v1.20.4-1', 'E0'],
    ['v1.24.3-56', 'E0'],
    ['v0.57.0-alpha1', 'E1'],
    ['v1.6.0', 'E1'],
    ['v2.3.2', 'E1'],
    ['v2.3.3-rc2', 'E2'],
    ['v2.4.0-alpha1', 'E2'],
    ['v2.4.1', 'E2'],
    ['v2.4.2-rc1', 'E3'],
    ['v3.1.4-rc4', 'E3'],
    ['v3.3.6', 'E3'],
    ['v3.4.0-beta1', 'E4'],
    ['v3.4.2', 'E4'],
    ['v3.5.0-rc1', 'E5'],
    ['v4.0.0-RC1', 'E5'],
    ['v3.3.7', 'E3'],
    ['v3.4.3', 'E4'],
    ['v4.2.100', 'E5'],
    ['v4.3.0-rc1', 'E5'],
    ['v9.0.0', 'E5'],
    ['4.2.0', 'E5'],
  ])('puts %s into %s', (version, id) => {
    expect(findEra(version)?.id).toBe(id);
  });

  it.each(['', 'master', 'v4', '24.04', 'v04.2.0', 'v0.56.0'])('has no era for %j', (version) => {
    expect(findEra(version)).toBeNull();
  });

  it('finds each era by the ends of its span', () => {
    const stated = ERA_IDS.flatMap((id) =>
      [ERAS[id].span?.from, ERAS[id].span?.to].flatMap((end) =>
        end ? { id, version: end.replace(/^(v\d+\.\d+)$/, '$1.0') } : [],
      ),
    );
    expect(stated.map(({ version }) => ({ id: findEra(version)?.id, version }))).toEqual(stated);
  });
});
