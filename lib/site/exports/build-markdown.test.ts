import { describe, expect, it } from 'vitest';

import { fieldError } from '@/lib/build/form/field-problem';
import { formOf, normalizeForm } from '@/lib/build/form/read-form';
import type { BuildPageData } from '@/lib/site/model/build-page';

import { buildMarkdown, buildTitle } from './build-markdown';

/** The page of a form without a name. */
function unbuilt(fields: Parameters<typeof formOf>[0], problems: number): BuildPageData {
  const typed = formOf(fields);
  return {
    typed,
    isExample: false,
    normal: normalizeForm(typed),
    problems: Array.from({ length: problems }, (_, index) =>
      fieldError('version', `“<b>${index}” is not a version.`),
    ),
    changes: [],
    built: null,
    options: {},
    presets: [],
    suggestions: {},
    derived: {},
    permalink: 'https://matrix.example.org/build?version=x',
    gridFreshness: null,
    releasesFreshness: null,
    now: '2026-11-27T00:00:00Z',
  };
}

describe('buildTitle', () => {
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
    expect(buildTitle(unbuilt(fields, problems))).toBe(title);
  });
});

describe('buildMarkdown', () => {
  it('keeps what was typed text', () => {
    const text = buildMarkdown(unbuilt({ version: 'x' }, 1));
    expect(text).toContain('- error, version: “\\<b\\>0” is not a version.');
    expect(text).not.toContain('<b>');
  });
});
