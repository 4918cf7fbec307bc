import { describe, expect, it } from 'vitest';

import { findMatrixSource, matrixSources, sourcesByToday } from './matrix-sources';

describe('matrixSources', () => {
  it('begins with the default source', () => {
    expect(matrixSources[0].id).toBe('kairos-init');
  });

  it('has unique ids and only existing successors', () => {
    const ids = matrixSources.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { successor } of matrixSources) {
      if (successor !== null) expect(ids).toContain(successor.id);
    }
  });

  it('has patterns with exactly the groups that are read', () => {
    for (const { namePattern } of matrixSources) {
      if (namePattern === null) continue;
      const groups = new RegExp(`${namePattern}|`).exec('')?.groups ?? {};
      expect(Object.keys(groups)).toEqual(['base_image', 'platform', 'flags']);
    }
  });
});

describe('sourcesByToday', () => {
  it('lists every source, and those that CI runs today before those that were replaced', () => {
    expect(sourcesByToday.map(({ id }) => id)).toEqual(['kairos', 'kairos-init']);
    expect(sourcesByToday).toHaveLength(matrixSources.length);
  });
});

describe('findMatrixSource', () => {
  it('finds a source by its id, and null by any other text', () => {
    expect(findMatrixSource('kairos')?.path).toBe('.github/workflows/_build-flavors.yaml');
    expect(findMatrixSource('toString')).toBeNull();
  });
});
