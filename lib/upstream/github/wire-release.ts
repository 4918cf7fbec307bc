import 'server-only';
import { z } from 'zod';

import type { Release, ReleaseAsset } from '@/lib/releases/list/model';

import { parseEach, type OddRow } from './parse-each';
import { wireTime, wireUrl } from './wire-common';

/** Longest asset name that is read: decoding takes time quadratic in the length of the name. */
const LONGEST_NAME = 500;

/** GitHub's release asset. */
const wireAsset = z
  .object({
    id: z.int().positive(),
    name: z.string().min(1).max(LONGEST_NAME),
    browser_download_url: wireUrl,
    size: z.int().nonnegative(),
    download_count: z.int().nonnegative().catch(0),
    digest: z
      .string()
      .regex(/^[a-z0-9]+:[\da-f]{32,128}$/)
      .nullish()
      .catch(null),
    updated_at: wireTime.nullish().catch(null),
    state: z.string().default('uploaded'),
  })
  .transform(({ state, ...asset }): ReleaseAsset | null =>
    state === 'uploaded'
      ? {
          id: asset.id,
          name: asset.name,
          url: asset.browser_download_url,
          bytes: asset.size,
          downloads: asset.download_count,
          digest: asset.digest ?? null,
          updatedAt: asset.updated_at ?? null,
        }
      : null,
  );

/** A release, and which of its assets could not be read. */
export type WireRelease = { readonly release: Release; readonly oddAssets: readonly OddRow[] };

/** GitHub's release; null for a draft, which is not public. */
export const wireRelease = z
  .object({
    id: z.int().positive(),
    tag_name: z.string().min(1).max(300),
    name: z.string().nullish(),
    draft: z.boolean().default(false),
    prerelease: z.boolean(),
    published_at: wireTime.nullish(),
    created_at: wireTime,
    html_url: wireUrl,
    body: z.string().nullish(),
    assets: z.array(z.unknown()).default([]),
  })
  .transform((row): WireRelease | null => {
    if (row.draft) return null;
    const { rows, odd } = parseEach(wireAsset, row.assets);
    const release = {
      id: row.id,
      tag: row.tag_name,
      title: row.name?.trim() ? row.name.trim() : null,
      publishedAt: row.published_at ?? row.created_at,
      isPrerelease: row.prerelease,
      url: row.html_url,
      notes: row.body ?? '',
      // An asset whose upload has not finished cannot be downloaded.
      assets: rows.filter((asset) => asset !== null),
      unreadableAssets: odd.length,
      change: null,
    };
    return { release, oddAssets: odd };
  });

/** GitHub's list of releases, its rows unread. */
export const wireReleaseList = z.array(z.unknown());
