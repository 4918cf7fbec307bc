/** Flavor and release as the Kairos Factory cuts them out of a base image's name. */
export type BaseImageWords = { readonly flavor: string; readonly flavorRelease: string };

/**
 * Cuts flavor and release out of a base image the way the Kairos Factory does, traps included: a host's
 * port is taken for the tag, one slash always means distribution and part, and a name without a tag
 * stands for both.
 *
 * A Jetson AGX Orin is `ubuntu` and `22.04` whatever its base image is called.
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
