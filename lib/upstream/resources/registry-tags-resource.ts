import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';
import { compareText } from '@/lib/base/text/compare-text';
import { parseCompanionTag, type CompanionKind } from '@/lib/names/references/companion-tag';
import { currentDigest, mergeTags } from '@/lib/releases/images/merge-tags';
import type { ImageTag, ImageTagList, TagRow } from '@/lib/releases/images/model';
import type { RegistryClient } from '@/lib/upstream/registry/client';
import type { TagListing } from '@/lib/upstream/registry/tag-listing';

import { findLoss } from './list-loss';
import { storedTags } from './parse-stored-images';
import type { RegistryResource } from './resource';

/** How often the history of all tags is read, where the registry has one. */
const HISTORY_MS = 24 * 60 * 60_000;

/** Maximum number of stored tags of images; records stay small, since replicas compare them. */
const MOST_TAGS = 5000;

/** The tags of a repository in a registry, with those that were moved and deleted as far as that was seen. */
export function registryTagsResource(
  client: RegistryClient,
  repository: string,
  now: () => Date = () => new Date(),
): RegistryResource<ImageTagList> {
  return {
    key: `registry-tags:${client.host}/${repository}`,
    schemaVersion: 1,
    schema: storedTags,
    client,
    ttlMs: (_value, plan) => plan.registryTagsMs,
    lossOf: (before, after) => findLoss('list of tags', listedIn(before), listedIn(after)),
    fetch: async (_client, previous) => {
      const before = previous?.value ?? null;
      const look = await lookAt(client, repository, before, now());
      if (!look.ok) return look;
      return ok({ kind: 'changed', value: withLook(before, look.value, now()), etag: null });
    },
  };
}

type Look = { readonly listing: TagListing; readonly isHistory: boolean };

/**
 * Lists the active tags, or the history once a day; the history also when a tag is gone, since only it says
 * whether the tag was deleted.
 */
async function lookAt(
  client: RegistryClient,
  repository: string,
  before: ImageTagList | null,
  now: Date,
): Promise<Result<Look, UpstreamFailure>> {
  const isHistory = client.hasHistory && isHistoryDue(before, now);
  const listing = await client.listTags(repository, isHistory);
  if (!listing.ok) return listing;
  if (isHistory || !client.hasHistory || !lacksAny(before, listing.value)) {
    return ok({ listing: listing.value, isHistory });
  }
  const history = await client.listTags(repository, true);
  return history.ok ? ok({ listing: history.value, isHistory: true }) : history;
}

function isHistoryDue(before: ImageTagList | null, now: Date): boolean {
  const at = before?.historyAt ?? null;
  return at === null || now.getTime() - Date.parse(at) >= HISTORY_MS;
}

function lacksAny(before: ImageTagList | null, { rows, isComplete }: TagListing): boolean {
  if (!isComplete) return false;
  const names = new Set(rows.map(({ name }) => name));
  return before?.tags.some((tag) => isListed(tag) && !names.has(tag.name)) ?? false;
}

function listedIn({ tags }: ImageTagList): readonly string[] {
  return tags.filter(isListed).map(({ name }) => name);
}

function isListed(tag: ImageTag): boolean {
  return currentDigest(tag) !== null && tag.missing === null;
}

function withLook(
  before: ImageTagList | null,
  { listing, isHistory }: Look,
  at: Date,
): ImageTagList {
  const now = at.toISOString();
  const { rows, isComplete, unreadable } = listing;
  const ofImages = rows.filter(({ name }) => parseCompanionTag(name) === null);
  const tags = mergeTags(before?.tags ?? [], { rows: ofImages, isComplete, now });
  return {
    tags: latestOf(tags),
    companions: countCompanions(rows),
    isComplete: isComplete && tags.length <= MOST_TAGS,
    unreadable,
    historyAt: isHistory ? now : (before?.historyAt ?? null),
  };
}

function countCompanions(rows: readonly TagRow[]): Readonly<Record<CompanionKind, number>> {
  const counts = { signature: 0, attestation: 0, sbom: 0, referrers: 0 };
  for (const { name, until } of rows) {
    const companion = until === null ? parseCompanionTag(name) : null;
    if (companion !== null) counts[companion.kind] += 1;
  }
  return counts;
}

/** The latest tags, by name, where there are more than are stored. */
function latestOf(tags: readonly ImageTag[]): readonly ImageTag[] {
  if (tags.length <= MOST_TAGS) return tags;
  return tags
    .toSorted((a, b) => compareText(timeOf(b), timeOf(a)))
    .slice(0, MOST_TAGS)
    .toSorted((a, b) => compareText(a.name, b.name));
}

function timeOf({ targets, firstSeenAt }: ImageTag): string {
  return targets[0]?.from ?? firstSeenAt;
}
