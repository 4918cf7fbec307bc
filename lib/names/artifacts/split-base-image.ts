/** Flavor and release as the Kairos Factory derives them from a base image. */
export type BaseImageWords = { readonly flavor: string; readonly flavorRelease: string };

/**
 * Derives flavor and release from a base image as the Kairos Factory does, including its mistakes: a host's
 * port becomes the tag, a name with one slash becomes distribution and part, and a name without a tag
 * becomes both flavor and release.
 *
 * A Jetson AGX Orin is always `ubuntu` and `22.04`.
 *
 * @see https://github.com/kairos-io/kairos-factory-action/blob/main/.github/workflows/reusable-factory.yaml
 */
export function splitBaseImage(baseImage: string, model = 'generic'): BaseImageWords {
  if (model === 'nvidia-jetson-agx-orin') return { flavor: 'ubuntu', flavorRelease: '22.04' };
  const colon = baseImage.indexOf(':');
  const path = colon < 0 ? baseImage : baseImage.slice(0, colon);
  const tag = colon < 0 ? baseImage : secondField(baseImage.slice(colon + 1));
  const [first = '', second, ...more] = path.split('/');
  if (second === undefined) return { flavor: first, flavorRelease: tag };
  const last = more.at(-1);
  if (last === undefined) return { flavor: first, flavorRelease: `${second}-${tag}` };
  return { flavor: last, flavorRelease: tag };
}

function secondField(rest: string): string {
  const colon = rest.indexOf(':');
  return colon < 0 ? rest : rest.slice(0, colon);
}
