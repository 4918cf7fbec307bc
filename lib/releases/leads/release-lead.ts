import type { Decoded } from '@/lib/names/artifacts/decoded';
import { findRelease } from '@/lib/releases/list/find-release';

import type { Listings, ReleaseLead } from './model';
import { componentOf, customReason, releaseVersionOf } from './subject';

/**
 * Finds the release that a finding belongs to, or that its build comes after; null if the lists have none. The
 * support is that of Kairos where both Kairos and the provider released the version.
 */
export function releaseLeadOf(finding: Decoded, listings: Listings): ReleaseLead | null {
  const version = releaseVersionOf(finding);
  const componentId = componentOf(finding);
  const isLinkable = KINDS.has(finding.kind) && (finding.era === 'E6' || !isCustom(finding));
  if (version === null || componentId === null || !isLinkable) return null;
  const first = componentId === 'provider-kairos' ? 'kairos' : componentId;
  const listing = [first, componentId]
    .flatMap((id) => listings.get(id) ?? [])
    .find(({ entries }) => findRelease(entries, version) !== null);
  const entry = listing === undefined ? null : findRelease(listing.entries, version);
  if (listing === undefined || entry === null) return null;
  const finals = listing.entries.filter(
    ({ isPreliminary, version: each }) => !isPreliminary && each.class === 'kairos',
  );
  const ofLine = finals.find(({ line }) => line !== null && line === entry.line);
  return {
    componentId: entry.componentId,
    tag: entry.release.tag,
    status: entry.status,
    publishedAt: entry.release.publishedAt,
    latestInLine: ofLine?.release.tag ?? null,
    latest: finals[0]?.release.tag ?? null,
  };
}

const KINDS: ReadonlySet<Decoded['kind']> = new Set([
  'image',
  'legacy',
  'release',
  'commit',
  'component',
]);

/** A custom build has its own version, unless it is a build after a release. */
function isCustom(finding: Decoded): boolean {
  const { parts } = finding;
  if (parts.version !== releaseVersionOf(finding)) return false;
  if (parts.customPrefix !== null || parts.customSuffix !== null) return false;
  return customReason(finding) !== null;
}
