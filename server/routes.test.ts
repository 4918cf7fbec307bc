import { describe, expect, it } from 'vitest';

import { isOfFramework, readRoutes } from './routes.mjs';

const routeOf = readRoutes({
  staticRoutes: [
    { page: '/', regex: '^/(?:/)?$' },
    { page: '/_not-found', regex: '^/_not\\-found(?:/)?$' },
    { page: '/matrix.csv', regex: '^/matrix\\.csv(?:/)?$' },
    { page: '/og', regex: '^/og(?:/)?$' },
  ],
  dynamicRoutes: [
    {
      page: '/api/v1/releases/[component]/[tag]',
      regex: '^/api/v1/releases/([^/]+?)/([^/]+?)(?:/)?$',
    },
  ],
});

describe('readRoutes', () => {
  it.each([
    ['/', '/'],
    ['/matrix.csv', '/matrix.csv'],
    ['/api/v1/releases/kairos/v1.0.0', '/api/v1/releases/[component]/[tag]'],
    ['/_next/static/x.js', 'static'],
    ['/_next/x/y', 'static'],
    ['/api/v1/x', 'other'],
    ['/api/x1/y', 'other'],
    ['/_not-found', 'other'],
    ['/wp-login.php', 'other'],
    ['/constructor', 'other'],
  ])('labels %s as %s', (path, label) => {
    expect(routeOf(path).label).toBe(label);
  });

  it('has no more labels than routes, whatever is requested', () => {
    const labels = Array.from({ length: 5000 }, (_, n) => [
      routeOf(`/api/x${n}/y`).label,
      routeOf(`/api/v1/x${n}`).label,
      routeOf(`/x${n}.csv`).label,
      routeOf(`/api/v1/releases/x${n}/y${n}`).label,
    ]);
    expect(new Set(labels.flat())).toEqual(
      new Set(['other', '/api/v1/releases/[component]/[tag]']),
    );
  });

  it('lets a picture take more places than data', () => {
    expect(routeOf('/og').cost).toBeGreaterThan(routeOf('/matrix.csv').cost);
  });
});

describe('isOfFramework', () => {
  it.each([
    '/_global-error',
    '/_global-error.rsc',
    '/_not-found',
    '/%5fnot-found',
    '/_error',
    '/404',
    '/%34%30%34',
    '/404.html',
    '/500',
    '/500.html',
    '/index.html',
    '/index.rsc',
    '/_next/image',
    '/_next/data/x/index.json',
  ])('takes %s for a page of the framework', (path) => {
    expect(isOfFramework(path)).toBe(true);
  });

  it.each(['/', '/index.md', '/.md', '/_next/static/x.js', '/status', '/4040', '/a/404', '/og'])(
    'leaves %s to the site',
    (path) => {
      expect(isOfFramework(path)).toBe(false);
    },
  );
});
