import 'server-only';
import { cache } from 'react';

import { formOfDecoded } from '@/lib/build/form/decode-to-form';
import { describeDecoded } from '@/lib/names/artifacts/describe-decoded';
import { decodeText, PASTE_LIMIT } from '@/lib/names/decoder/decode-text';
import type { Finding } from '@/lib/names/decoder/model';
import { readChange } from '@/lib/releases/contents/find-by-change';
import type { KnownVersions } from '@/lib/releases/contents/pinned-releases';
import { withRegistryFact } from '@/lib/releases/existence/registry-fact';
import { leadsOf } from '@/lib/releases/leads/leads-of';
import type { Listings } from '@/lib/releases/leads/model';
import type { DecodePageData, ExplainedFinding, StatedChange } from '@/lib/site/model/decode-page';
import { listingOf } from '@/lib/site/model/release-listing';
import { linksOf } from '@/lib/site/url/finding-links';

import { loadKnownVersions } from './load-release-contents';
import { loadComponents } from './load-releases';
import { loadStatedChange } from './load-stated-change';
import { peekImage } from './peek-image';

/** Loads the page that decodes a text: what is in it, whether that exists, and what it leads on to. */
export function loadDecodePage(requested: URLSearchParams): Promise<DecodePageData> {
  return loadDecoded((requested.get('name') ?? '').slice(0, PASTE_LIMIT + 1));
}

/** Loads everything that the site says about a text. */
export const loadDecoded = cache(async (text: string): Promise<DecodePageData> => {
  const now = new Date().toISOString();
  if (text.trim() === '')
    return { text, findings: [], change: null, isCut: false, freshness: null, now };
  const { findings, isCut } = decodeText(text);
  const [tracked, known] = await Promise.all([loadComponents(), loadKnownVersions()]);
  const listings: Listings = new Map(
    tracked.map((each) => [each.component.id, listingOf(each)] as const),
  );
  return {
    text,
    findings: await Promise.all(findings.map((finding) => explain(finding, listings, known))),
    change: await changeOf(text.trim()),
    isCut,
    freshness: tracked.find(({ component }) => component.id === 'kairos')?.freshness ?? null,
    now,
  };
});

/** The change that a text of one word is: any number and hash only where notes state it. */
async function changeOf(text: string): Promise<StatedChange | null> {
  const query = /\s/.test(text) ? null : readChange(text);
  if (query === null) return null;
  const change = await loadStatedChange(query);
  const isExplicit = /#|github\.com/i.test(text);
  return isExplicit || change.found.length > 0 ? change : null;
}

async function explain(
  finding: Finding,
  listings: Listings,
  known: KnownVersions,
): Promise<ExplainedFinding> {
  const found = leadsOf(finding, listings, known);
  const isImage = found.existence?.subject === 'image';
  const peeked = isImage ? await peekImage(finding.name) : null;
  const existence = found.existence === null ? null : withRegistryFact(found.existence, peeked);
  const leads = { ...found, existence };
  const opened = formOfDecoded(finding);
  return {
    finding,
    title: describeDecoded(finding),
    leads,
    opened,
    links: linksOf(finding, leads, opened),
  };
}
