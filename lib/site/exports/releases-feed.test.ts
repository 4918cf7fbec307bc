import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Release } from '@/lib/releases/list/model';
import { MIXED, readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';
import { selectReleases } from '@/lib/releases/list/select-releases';

import { releasesFeed } from './releases-feed';

const ORIGIN = 'https://matrix.example.org';

function feedOf(releases: readonly Release[]): string {
  const query = { components: [], text: '', withPreliminary: true, year: null };
  const { found } = selectReleases([readReleases(releases)], query);
  return releasesFeed({
    title: 'Releases of <Kairos>',
    htmlOf: ({ release }) => (release.notes === '' ? null : `<p>${release.notes}</p>`),
    found,
    self: `${ORIGIN}/a?b&c`,
    page: ORIGIN,
    origin: ORIGIN,
  });
}

const ENTITY = '&(?:amp|lt|gt|quot|apos);';
const ATTRIBUTE = ` [a-z]+="(?:[^"<&]|${ENTITY})*"`;
const TAG = new RegExp(`^(?:<\\?xml(?:${ATTRIBUTE})+\\?>|</?[a-z]+(?:${ATTRIBUTE})*/?>)$`);
const TEXT = new RegExp(`^(?:[^<>&]|${ENTITY})*$`);
const UNHELD = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Reads XML of the few forms that a feed has; what breaks its form is an error. */
function readXml(xml: string): readonly string[] {
  if (UNHELD.test(xml)) throw new Error('There is a character that XML cannot hold.');
  const open: string[] = [];
  const names: string[] = [];
  for (const piece of xml.split(/(<[^>]*>)/)) {
    if (!(piece.startsWith('<') ? TAG : TEXT).test(piece)) throw new Error(`Broken: ${piece}`);
    const name = /^<\/?([a-z]+)/.exec(piece)?.[1];
    if (name === undefined || piece.endsWith('/>')) continue;
    if (piece.startsWith('</')) {
      if (open.pop() !== name) throw new Error(`Closed out of turn: ${piece}`);
      continue;
    }
    names.push(name);
    open.push(name);
  }
  if (open.length > 0) throw new Error(`Left open: ${open.join(', ')}`);
  return names;
}

const entriesIn = (xml: string) => readXml(xml).filter((name) => name === 'entry').length;

describe('releasesFeed', () => {
  it('has an entry for each release, hostile notes as text within the XML', () => {
    const notes = 'A <b>note</b> ]]> &amp; <script>\u0007\u0000\uFFFE\uD800';
    const feed = feedOf([releaseOf('a|b<script>"&', '2026-01-01', { notes }), ...MIXED]);
    expect(entriesIn(feed)).toBe(MIXED.length + 1);
    expect(feed).toContain(
      'A &lt;b&gt;note&lt;/b&gt; ]]&gt; &amp;amp; &lt;script&gt;\uFFFD&lt;/p&gt;<',
    );
    expect(feed).toContain(' a|b&lt;script&gt;&quot;&amp;</title>');
    expect(feed).toContain(
      'rel="self" type="application/atom+xml" href="https://matrix.example.org/a?b&amp;c"',
    );
  });

  it('is well-formed with any tags and notes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ']', '\u0000', '\uD800', 'a') }),
    );
    fc.assert(
      fc.property(text, text, (tag, notes) => {
        const release = releaseOf(`v${tag.toWellFormed()}`, '2026-01-01', { notes });
        expect(entriesIn(feedOf([release]))).toBe(1);
      }),
      { seed: 20_261_123, numRuns: 500 },
    );
  });

  it('has the fifty that were published last, and none without a day', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      releaseOf(
        `v1.0.${index}`,
        `2026-${index < 30 ? '01' : '02'}-${String((index % 30) + 1).padStart(2, '0')}`,
      ),
    );
    const feed = feedOf([...many, releaseOf('v2.0.0', '', { publishedAt: '' })]);
    expect(entriesIn(feed)).toBe(50);
    expect(feed).toContain(' v1.0.59</title>');
    expect(feed).toContain(' v1.0.10</title>');
    expect(feed).not.toMatch(/v2\.0\.0/);
  });

  it.each([
    ['its newest entry', [], '2026-05-01T12:00:00Z'],
    ['a release that was changed later', ['v3.6.0'], '2026-11-20T08:00:00Z'],
  ])('is as new as %s', (_what, changed, moment) => {
    const change = { noticedAt: '2026-11-20T08:00:00Z', what: ['notes'] as const };
    const feed = feedOf(
      MIXED.map((each) => (changed.some((tag) => tag === each.tag) ? { ...each, change } : each)),
    );
    expect(feed).toContain(`<updated>${moment}</updated>\n<author>`);
  });

  it('is a feed even without an entry', () => {
    expect(readXml(feedOf([]))).toEqual(['feed', 'title', 'id', 'updated', 'author', 'name']);
  });
});
