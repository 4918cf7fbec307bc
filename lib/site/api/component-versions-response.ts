import * as z from 'zod/mini';

import type { ContentsCoverage } from '@/lib/releases/contents/contents-coverage';
import type { ChangeFound } from '@/lib/releases/contents/find-by-change';
import type { ReleaseWithContents } from '@/lib/releases/contents/find-by-program';
import { CONTENT_BASES } from '@/lib/releases/contents/release-contents';
import { releasePath } from '@/lib/site/url/paths';

import { coverageSchema } from './coverage-schema';
import { describes } from './describes';
import { field, text, webUrl } from './field';
import { stamp, type Stamped } from './stamp';

/** What was found, and how many releases were searched. */
type FoundVersions = {
  readonly releases: readonly ReleaseWithContents[];
  readonly changes: readonly ChangeFound[] | null;
  readonly notSearched: readonly string[] | null;
  readonly coverage: ContentsCoverage;
};

/** Shapes releases with their programs into the response of `GET /api/v1/component-versions`. */
export function componentVersionsResponse(
  { releases, changes, notSearched, coverage }: FoundVersions,
  origin: string,
) {
  return {
    releases: releases.map(({ entry: { release }, programs }) => ({
      tag: release.tag,
      page: `${origin}${releasePath('kairos', release.tag)}`,
      publishedAt: release.publishedAt === '' ? null : release.publishedAt,
      programs,
    })),
    changes: changes?.map((change) => changeResponse(change, origin)) ?? null,
    notSearched,
    coverage,
  };
}

/** Shapes a release whose notes state a change. */
export function changeResponse({ component, tag, containedIn }: ChangeFound, origin: string) {
  return { component, tag, page: `${origin}${releasePath(component, tag)}`, containedIn };
}

/** A release whose notes state a change. */
export const changeSchema = z.object({
  component: field('Id of the component', text),
  tag: field('Tag of its release', text),
  page: field('Page of that release on this site', webUrl),
  containedIn: field('Releases of Kairos that contain it, oldest first', z.array(text)),
});

/** The response of `GET /api/v1/component-versions`. */
export const componentVersionsSchema = describes<
  Stamped<ReturnType<typeof componentVersionsResponse>>
>()(
  z.object({
    ...stamp,
    releases: field(
      'Releases of Kairos that match, oldest version first',
      z.array(
        z.object({
          tag: field('Tag of the release', text),
          page: field('Page of the release on this site', webUrl),
          publishedAt: field('When it was published; null where it is unknown', z.nullable(text)),
          programs: field(
            'Programs in it',
            z.array(
              z.object({
                program: field('Program', text),
                versions: field('Its versions: several of Kubernetes', z.array(text)),
                basis: field(
                  '`pinned` in its files at the tag; `files` by the names of its files; `dates`: the workflows took the latest; `rule`: one version for the monorepo',
                  z.enum(CONTENT_BASES),
                ),
                source: field(
                  'URL of the line that pins it; null where it was not read from a file here',
                  z.nullable(webUrl),
                ),
              }),
            ),
          ),
        }),
      ),
    ),
    changes: field(
      'Releases whose notes state the change; null if no change was given',
      z.nullable(z.array(changeSchema)),
    ),
    notSearched: field(
      'Ids of the components whose notes were not searched for the change; null if none was given',
      z.nullable(z.array(text)),
    ),
    coverage: field(
      'How many releases of Kairos were searched for programs; each counts once',
      coverageSchema,
    ),
  }),
);
