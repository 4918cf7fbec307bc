import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { renderNotes } from './render-notes';

/** Markdown as it occurs in notes on GitHub, and what GitHub shows of it. */
type Recorded = {
  readonly id: string;
  readonly markdown: string;
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  /** Text without its elements. */
  readonly shows?: readonly string[];
  /** Whether it is small enough to be rendered completely. */
  readonly isComplete?: boolean;
};

const RECORDED: readonly Recorded[] = JSON.parse(
  readFileSync(new URL('recorded.cases.json', import.meta.url), 'utf8'),
);

const origin = { repository: { owner: 'kairos-io', name: 'kairos' }, tag: 'v4.3.0' };

function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:gt|#x3E);/g, '>')
    .replaceAll(/&(?:lt|#x3C);/g, '<')
    .replaceAll(/&(?:amp|#x26);/g, '&');
}

describe('recorded notes', () => {
  it.each(RECORDED)('are shown as on GitHub: $id', ({ markdown, ...expected }) => {
    const { html, limited } = renderNotes({ ...origin, markdown });
    for (const part of expected.has ?? []) expect(html).toContain(part);
    for (const part of expected.lacks ?? []) expect(html).not.toContain(part);
    for (const part of expected.shows ?? []) expect(textOf(html)).toContain(part);
    expect(expected.isComplete === true ? limited : null).toBeNull();
  });
});
