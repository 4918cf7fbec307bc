import * as z from 'zod/mini';

import type { ReleaseWithContents } from '@/lib/releases/contents/find-by-program';
import type { ListedImage } from '@/lib/releases/contents/latest-image';
import { releasePath } from '@/lib/site/url/paths';

import { describes } from './describes';
import { field, text, webUrl } from './field';
import { stamp, type Stamped } from './stamp';

/** A version that a bot may pin, with the release that has it. */
type PinnedVersion = {
  readonly version: string;
  readonly release: string;
  readonly publishedAt: string;
  readonly reference: string | null;
  readonly kubernetes: string | null;
};

/** The versions of images: their tags. */
export function versionsOfImages(images: readonly ListedImage[]): readonly PinnedVersion[] {
  return images.map(({ tag, release, publishedAt, reference, kubernetes }) => ({
    version: tag,
    release,
    publishedAt,
    reference,
    kubernetes,
  }));
}

/** The versions of a program in releases, which come oldest first: the latest release first, its newest version first. */
export function versionsOfProgram(
  found: readonly ReleaseWithContents[],
  program: string,
): readonly PinnedVersion[] {
  return found.toReversed().flatMap(({ entry: { release }, programs }) =>
    (programs.find((each) => each.program === program)?.versions ?? []).map((version) => ({
      version,
      release: release.tag,
      publishedAt: release.publishedAt,
      reference: null,
      kubernetes: null,
    })),
  );
}

/**
 * Shapes the versions that match into the response of `GET /api/v1/latest-tag`; `releases` has the fields that a
 * custom data source of Renovate reads.
 *
 * @see https://docs.renovatebot.com/modules/datasource/custom/
 */
export function latestTagResponse(
  versions: readonly [PinnedVersion, ...PinnedVersion[]],
  origin: string,
) {
  const [latest] = versions;
  const page = ({ release }: PinnedVersion) => `${origin}${releasePath('kairos', release)}`;
  const seen = new Map(versions.toReversed().map((each) => [each.version, each]));
  return {
    latest: latest.version,
    release: latest.release,
    page: page(latest),
    reference: latest.reference,
    kubernetes: latest.kubernetes,
    homepage: 'https://kairos.io',
    sourceUrl: 'https://github.com/kairos-io/kairos',
    releases: [...seen.values()].toReversed().map((each) => ({
      version: each.version,
      ...(each.publishedAt === '' ? {} : { releaseTimestamp: each.publishedAt }),
      changelogUrl: page(each),
    })),
  };
}

/** The response of `GET /api/v1/latest-tag`. */
export const latestTagSchema = describes<Stamped<ReturnType<typeof latestTagResponse>>>()(
  z.object({
    ...stamp,
    latest: field('The latest tag of the image, or the latest version of the program', text),
    release: field('The release of Kairos that has it', text),
    page: field('Page of that release on this site', webUrl),
    reference: field('Reference of the image; null for a program', z.nullable(text)),
    kubernetes: field('Version of Kubernetes in the image; null for none', z.nullable(text)),
    homepage: field('Home page of Kairos', webUrl),
    sourceUrl: field('Repository of Kairos', webUrl),
    releases: field(
      'Every version that matches, the latest release first, as Renovate reads them',
      z.array(
        z.object({
          version: field('The tag or version', text),
          releaseTimestamp: field(
            'When the release was published; absent where it is unknown',
            z.exactOptional(text),
          ),
          changelogUrl: field('Page of the release that has it', webUrl),
        }),
      ),
    ),
  }),
);
