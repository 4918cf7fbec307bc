import 'server-only';
import { z } from 'zod';

import { RELEASE_CHANGES, type Release, type ReleaseList } from '@/lib/releases/list/model';

const text = z.string();
const count = z.int().nonnegative();

const storedRelease: z.ZodType<Release> = z.object({
  id: z.int(),
  tag: text,
  title: text.nullable(),
  publishedAt: text,
  isPrerelease: z.boolean(),
  url: text,
  notes: text,
  assets: z.array(
    z.object({
      id: z.int(),
      name: text,
      url: text,
      bytes: count,
      downloads: count,
      digest: text.nullable(),
      updatedAt: text.nullable(),
    }),
  ),
  unreadableAssets: count,
  change: z.object({ noticedAt: text, what: z.array(z.enum(RELEASE_CHANGES)) }).nullable(),
});

/** Checks a stored list of releases. */
export const storedReleases: z.ZodType<ReleaseList> = z.object({
  releases: z.array(storedRelease),
  removed: z.array(z.object({ tag: text, noticedAt: text })),
  perPage: z.int().positive(),
  pages: z.array(z.object({ etag: text.nullable(), ids: z.array(z.int()), unreadable: count })),
  lastPage: z.int().positive().nullable(),
  pass: z
    .object({
      startedAt: text,
      next: z.int().positive(),
      seen: z.array(z.int()),
      restarts: count.exactOptional(),
    })
    .nullable(),
  wholeAt: text.nullable(),
  doubt: z.object({ noticedAt: text, missing: z.array(z.int()) }).exactOptional(),
});
