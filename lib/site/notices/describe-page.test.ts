import { describe, expect, it } from 'vitest';

import { unbuilt } from '@/lib/site/model/build-page.fixture';
import { paths } from '@/lib/site/url/paths';

import { describeBuildPage, describePackagesPage, FIXED_PAGES } from './describe-page';

describe('describePackagesPage', () => {
  it('names the image, or all releases without one', () => {
    expect(describePackagesPage('').title).toBe('Packages of all releases');
    expect(describePackagesPage('quay.io/kairos/ubuntu:24.04').title).toBe(
      'Packages of quay.io/kairos/ubuntu:24.04',
    );
  });

  it('cuts a name that no image has', () => {
    expect(describePackagesPage('x'.repeat(5_000)).title).toHaveLength('Packages of '.length + 200);
  });
});

describe('describeBuildPage', () => {
  it.each([
    [
      'the base image and its problem',
      { base: 'ubuntu:24.04' },
      1,
      'Build ubuntu:24.04: 1 problem',
    ],
    ['the flavor where there is no base', { flavor: 'hadron' }, 2, 'Build hadron: 2 problems'],
    ['the problems where there is neither', { version: 'x' }, 2, 'Build: 2 problems'],
  ])('has %s', (_, fields, problems, title) => {
    expect(describeBuildPage(unbuilt(fields, problems), false).title).toBe(title);
  });
});

describe('FIXED_PAGES', () => {
  it('has a title of its own for each page, and a sentence', () => {
    const pages = Object.values(FIXED_PAGES);
    expect(new Set(pages.map(({ title }) => title)).size).toBe(pages.length);
    for (const { description } of pages) expect(description).toMatch(/^[A-Z].*\.$/);
    expect(Object.keys(FIXED_PAGES)).toContain(paths.verify);
  });
});
