import { describe, expect, it } from 'vitest';

import { describeDecoded } from '@/lib/names/artifacts/describe-decoded';
import { decodeText } from '@/lib/names/decoder/decode-text';
import { BUNDLED_VERSIONS } from '@/lib/releases/contents/pinned-releases';
import { kairosListing } from '@/lib/releases/existence/existence.fixture';
import { leadsOf } from '@/lib/releases/leads/leads-of';
import type { Listings } from '@/lib/releases/leads/model';
import type { DecodePageData } from '@/lib/site/model/decode-page';
import { linksOf } from '@/lib/site/url/finding-links';

import { decodeMarkdown } from './decode-markdown';

function pageOf(text: string, listings: Listings = new Map()): DecodePageData {
  const { findings, isCut } = decodeText(text);
  return {
    text,
    findings: findings.map((finding) => {
      const leads = leadsOf(finding, listings);
      const title = describeDecoded(finding);
      return { finding, title, leads, opened: null, links: linksOf(finding, leads, null) };
    }),
    change: null,
    isCut,
    freshness: null,
    now: '2026-11-27T00:00:00Z',
  };
}

const markdown = (text: string) => decodeMarkdown(pageOf(text), 'https://matrix.example.org');

describe('decodeMarkdown', () => {
  it('begins with what a name is, and has its parts with its Kubernetes', () => {
    const text = markdown('24.04-standard-amd64-generic-v3.5.0-k3s-v1.33.2-k3s1');
    expect(text).toMatch(/^# Kairos v3\.5\.0 · /);
    expect(text).toContain('| kubernetes | k3s v1.33.2+k3s1 |');
  });

  it('says which releases contain a program, and how many were searched', () => {
    const page = pageOf('kairos-agent version v2.24.10', new Map([['kairos', kairosListing()]]));
    const text = decodeMarkdown(page, 'https://matrix.example.org');
    expect(text).toContain('- kairos-agent v2.24.10 is in Kairos v3.5.8, v3.5.9, v3.5.10.');
    expect(text).toContain('- Component versions: the files at the tag were read for 0 of ');
  });

  it('says which releases contain a change, and what was not searched', () => {
    const change = {
      query: { kind: 'number', component: 'kairos-agent', number: 900 },
      found: [
        { component: 'kairos-agent', tag: 'v2.24.10', containedIn: ['v3.5.8', 'v3.5.9'] },
        { component: 'kairos', tag: 'v4.2.0', containedIn: ['v4.2.0'] },
        { component: 'immucore', tag: 'v0.1.0', containedIn: [] },
      ],
      notSearched: ['hadron'],
      coverage: BUNDLED_VERSIONS.coverage,
    } as const;
    const text = decodeMarkdown({ ...pageOf('kairos-agent#900'), change }, 'https://m.example.org');
    expect(text).toMatch(/^# kairos-agent\\#900$/m);
    expect(text).toContain(
      '- In the notes of kairos-agent v2.24.10, which is in Kairos v3.5.8, v3.5.9.',
    );
    expect(text).toContain('- In the notes of Kairos v4.2.0.');
    expect(text).toContain('- In the notes of immucore v0.1.0, which no searched release');
    expect(text).toContain('- Not searched: hadron.');
    expect(text).not.toContain('Not recognised');
  });

  it('has a heading for each name of a text', () => {
    expect(markdown('v3.5.0 v4.2.0').match(/^# /gm)).toHaveLength(2);
  });

  it('says why a text has no name', () => {
    expect(markdown('zzz!')).toContain('# Not recognised');
  });
});
