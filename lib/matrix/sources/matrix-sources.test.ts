import { describe, expect, it } from 'vitest';

import { findMatrixSource, matrixSources } from './matrix-sources';

describe('matrixSources', () => {
  it('begins with the source that is shown when none is asked for', () => {
    expect(matrixSources[0].id).toBe('kairos-init');
  });

  it('has no id twice and no successor that is missing', () => {
    const ids = matrixSources.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { successor } of matrixSources) {
      if (successor !== null) expect(ids).toContain(successor.id);
    }
  });

  it('takes names apart by a pattern with the groups that are read', () => {
    for (const { namePattern } of matrixSources) {
      if (namePattern === null) continue;
      const groups = new RegExp(`${namePattern}|`).exec('')?.groups ?? {};
      expect(Object.keys(groups)).toEqual(['base_image', 'platform', 'flags']);
    }
  });
});

describe('findMatrixSource', () => {
  it('finds a source by its id and nothing by another word', () => {
    expect(findMatrixSource('kairos')?.path).toBe('.github/workflows/_build-flavors.yaml');
    expect(findMatrixSource('toString')).toBeNull();
  });
});
