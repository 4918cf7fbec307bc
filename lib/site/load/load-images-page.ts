import 'server-only';
import { groupBy } from '@/lib/base/text/group-by';
import { findComponent } from '@/lib/names/catalog/find-component';
import { followedImages, latestImages } from '@/lib/releases/images/latest-images';
import { currentDigest } from '@/lib/releases/images/merge-tags';
import { stateOfTag } from '@/lib/releases/images/registry-state';
import type { ImagesPageData, ListedImage } from '@/lib/site/model/images-page';
import { checkImage } from '@/lib/upstream/registry/check-image';
import { findRegistry } from '@/lib/upstream/registry/registries';
import { imageTagResource } from '@/lib/upstream/resources/image-tag-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import type { Upstream } from '@/lib/upstream/resources/upstream';

import { loadComponent } from './load-releases';

/** Lists the images that are read without a visitor, by repository, from what is cached; requests none of them. */
export async function loadImagesPage(): Promise<ImagesPageData> {
  const component = findComponent('kairos');
  if (component === null) return { repositories: [] };
  const [upstream, { releases }] = await Promise.all([siteUpstream(), loadComponent(component)]);
  const listed = releases.entries.map(({ release }) => release);
  const latest = latestImages(component, listed);
  const followed = followedImages(component, listed);
  const images = followed.flatMap(({ tag, images: of }, index) =>
    [...new Set(index === 0 ? [...of, ...latest] : of)].flatMap(
      (reference) => listImage(upstream, reference, tag) ?? [],
    ),
  );
  return {
    repositories: [...groupBy(images, ({ repository }) => repository)].map(([name, found]) => ({
      name,
      images: found.map(({ image }) => image),
    })),
  };
}

/** Null for an image in a registry that this site does not read from. */
function listImage(
  upstream: Upstream,
  reference: string,
  release: string,
): { readonly repository: string; readonly image: ListedImage } | null {
  const { registries } = upstream;
  const target = checkImage(reference, registries);
  if (!target.ok || target.value.tag === null) return null;
  const { registry, repository, tag } = target.value;
  const client = findRegistry(registries, registry);
  if (client === null) return null;
  const { cached, failure } = upstream.peek(imageTagResource(client, { repository, tag }));
  const value = cached?.value ?? null;
  return {
    repository: `${registry}/${repository}`,
    image: {
      reference,
      tag,
      release,
      state: stateOfTag({ value, failure }),
      digest: value === null ? null : currentDigest(value),
      pushedAt: value?.targets[0]?.from ?? null,
    },
  };
}
