import { describe, expect, it } from 'vitest';

import { formatSbomOrder, readSbomOrder } from './sbom-order';

describe('the order of a list of SBOMs', () => {
  it.each(['size', '-published', 'file'])('comes back from its own URL: %s', (sort) => {
    const order = readSbomOrder(new URLSearchParams({ sort }));
    expect(order === null ? null : formatSbomOrder(order)).toBe(sort);
  });

  it.each(['', '-', 'digest', '--size'])('is that of the list for what is no key: “%s”', (sort) => {
    expect(readSbomOrder(new URLSearchParams({ sort }))).toBeNull();
  });
});
