import { z } from 'zod';

import { compareVersions } from '@/lib/names/versions/compare-versions';
import { readVersion } from '@/lib/names/versions/read-version';

import data from './component-versions.json';
import type { ComponentVersions } from './model';

const schema: z.ZodType<{ readonly releases: readonly ComponentVersions[] }> = z.strictObject({
  releases: z.array(
    z.strictObject({
      tag: z.string(),
      date: z.string().nullable(),
      programs: z.record(z.string(), z.string()),
      factory: z.array(z.strictObject({ commit: z.string(), version: z.string() })),
      auroraBootByDate: z.array(z.string()),
      bases: z.strictObject({ amd64: z.array(z.string()), arm64: z.array(z.string()) }).nullable(),
      models: z.array(z.string()).nullable(),
    }),
  ),
});

/**
 * The releases of Kairos whose component versions were read, oldest version first.
 *
 * Read at each tag: kairos-init, AuroraBoot, the factory and the bases from `images/Dockerfile` and the
 * release workflows of kairos; the programs from `Makefile` and `go.mod` of kairos-init at the tag that is
 * pinned; `framework` from the Earthfile.
 *
 * @see https://github.com/kairos-io/kairos/blob/v4.2.0/images/Dockerfile
 * @see https://github.com/kairos-io/kairos-init/blob/v0.17.2/Makefile
 */
export const COMPONENT_VERSIONS: readonly ComponentVersions[] = schema
  .parse(data)
  .releases.toSorted((a, b) => compareTags(a.tag, b.tag));

/** Finds the component versions of a release of Kairos; null where they were not read. */
export function findComponentVersions(tag: string): ComponentVersions | null {
  return COMPONENT_VERSIONS.find((release) => release.tag === tag) ?? null;
}

function compareTags(one: string, other: string): number {
  const options = { legacyC3os: false };
  return compareVersions(readVersion(one, options), readVersion(other, options));
}
