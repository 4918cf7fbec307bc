import { describe, expect, it } from 'vitest';

import { readConfig } from './read-config';

const read = (config: unknown) => readConfig(Buffer.from(JSON.stringify(config)));
const BASE = { os: 'linux', architecture: 'amd64' };

describe('readConfig', () => {
  it('reads platform, date and labels', () => {
    const config = {
      ...BASE,
      variant: 'v8',
      created: '2026-09-01T08:00:00.123456789+02:00',
      config: { Labels: { 'org.opencontainers.image.version': 'v4.3.0' }, Env: ['A=b'] },
      history: [{ created_by: 'RUN x' }],
    };
    expect(read(config)).toEqual({
      ...BASE,
      variant: 'v8',
      createdAt: '2026-09-01T06:00:00.123Z',
      labels: { 'org.opencontainers.image.version': 'v4.3.0' },
    });
  });

  it.each([
    ['no labels', { ...BASE, config: {} }],
    ['null for labels', { ...BASE, config: { Labels: null } }],
    ['null for its configuration', { ...BASE, config: null }],
    ['a date that is none', { ...BASE, created: 'yesterday' }],
    ['a date of another type', { ...BASE, created: 7 }],
  ])('reads what there is where an image has %s', (_what, config) => {
    expect(read(config)).toEqual({ ...BASE, variant: null, createdAt: null, labels: {} });
  });

  it('leaves out labels that are too long, of another type or too many', () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_none, index) => [`l${index}`, 'x']),
    );
    const labels = { long: 'x'.repeat(3000), number: 7, ...many };
    const kept = read({ ...BASE, config: { Labels: labels } })?.labels ?? {};
    expect(Object.keys(kept)).toHaveLength(64);
    expect(kept).not.toHaveProperty('long');
    expect(kept).not.toHaveProperty('number');
  });

  it.each([
    ['no architecture', { os: 'linux' }],
    ['a list', []],
    ['nothing', null],
  ])('gives null for %s', (_what, config) => {
    expect(read(config)).toBeNull();
  });
});
