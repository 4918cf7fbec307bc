import { describe, expect, it } from 'vitest';

import { routeOf } from './metrics.mjs';

describe('routeOf', () => {
  it.each([
    ['/', '/'],
    ['/releases/kairos/v1.0.0', '/releases'],
    ['/matrix.csv', '/matrix.csv'],
    ['/api/v1/releases/kairos/v1.0.0', 'api/v1/releases'],
    ['/_next/static/x.js', 'static'],
    ['/wp-login.php', 'other'],
    ['/constructor', 'other'],
  ])('counts %s as %s', (path, route) => {
    expect(routeOf(path)).toBe(route);
  });
});
