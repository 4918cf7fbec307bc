import type { Decoded } from '@/lib/names/artifacts/decoded';
import { decodeText } from '@/lib/names/decoder/decode-text';
import type { ReleaseListing } from '@/lib/releases/existence/model';
import { findRelease } from '@/lib/releases/list/find-release';

import { releaseLeadOf } from './release-lead';
import { releaseVersionOf } from './subject';

/**
 * Reads the tag of a release in what a visitor typed or pasted: a tag, or what a node prints, an image reference
 * or a file name that states the version. A text that states no version, or several, is returned unchanged.
 */
export function tagOfText(pasted: string, listing: ReleaseListing): string {
  const text = pasted.trim();
  const { id } = listing.component;
  const released = findRelease(listing.entries, text);
  if (released !== null) return released.release.tag;
  if (id !== 'kairos') return text;
  const tags = new Set(decodeText(text).findings.flatMap((finding) => tagOf(finding, listing)));
  const [tag] = tags;
  return tag !== undefined && tags.size === 1 ? tag : text;
}

/** A program has its own versions, and so has an image that was not built by Kairos. */
function tagOf(finding: Decoded, listing: ReleaseListing): readonly string[] {
  if (!STATES_RELEASE.has(finding.kind)) return [];
  const lead = releaseLeadOf(finding, new Map([['kairos', listing]]));
  if (lead !== null) return [lead.tag];
  const version = releaseVersionOf(finding);
  return version === null ? [] : [version];
}

const STATES_RELEASE: ReadonlySet<Decoded['kind']> = new Set(['image', 'release', 'commit']);
