import { findEra } from '@/lib/names/artifacts/eras';

/** Flavor and release as an image is named; the release is null if the name of the file does not state it. */
export type ImageWords = { readonly flavor: string; readonly flavorRelease: string | null };

/** The flavors whose files are called otherwise, and state a minor release where the image states the major. */
const FLAVORS = new Map([
  ['rocky', 'rockylinux'],
  ['ol', 'oraclelinux'],
]);

/**
 * Turns the words of a file into those of its image. Since v3.5.0 they differ: files take them from
 * os-release, images from the name of the base image (`rocky-9.6` and `rockylinux:9-…`).
 *
 * @see https://github.com/kairos-io/AuroraBoot, the function NameFromRootfs
 */
export function imageWordsOf({ flavor, flavorRelease }: ImageWords, tag: string): ImageWords {
  if (flavorRelease === null || findEra(tag)?.id !== 'E5') return { flavor, flavorRelease };
  const renamed = FLAVORS.get(flavor);
  if (renamed !== undefined) {
    return { flavor: renamed, flavorRelease: flavorRelease.replace(/\..*$/, '') };
  }
  if (flavor === 'hadron') {
    return { flavor, flavorRelease: flavorRelease.replace(/^(?=[0-9])/, 'v') };
  }
  const isRolling = flavor === 'opensuse' && flavorRelease.startsWith('tumbleweed');
  return { flavor, flavorRelease: isRolling ? 'tumbleweed-latest' : flavorRelease };
}
