import 'server-only';
import { cache } from 'react';

import { describeFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';
import type { Package } from '@/lib/evidence/packages/model';
import { orderPackages } from '@/lib/evidence/packages/order-packages';
import { packagesOf, parseStoredList } from '@/lib/evidence/stored-list/parse-stored-list';
import type { ImagePackages, PackagesRefusal } from '@/lib/site/model/image-packages';
import { keepPackages, sbomRequest } from '@/lib/upstream/resources/image-sbom-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

import { loadImageSbom, type LoadedSbom } from './load-image-sbom';
import { loadOtherSources } from './load-other-sources';

/** Loads the packages of one image: of a reference with several images, of the one for a platform. */
export const loadImagePackages = cache(
  async (
    reference: string,
    platform: string | null,
  ): Promise<Result<ImagePackages, PackagesRefusal>> => {
    const loaded = await loadImageSbom(reference, platform);
    if (!loaded.ok) return loaded;
    const packages = await packagesIn(loaded.value);
    if (!packages.ok) return fail({ ...packages.failure, reference: loaded.value.reference });
    const { client: _client, place: _place, ...image } = loaded.value;
    const { others, packages: more } = await loadOtherSources(image.reference);
    return ok({ ...image, packages: orderPackages([...packages.value, ...more]), others });
  },
);

/** The packages as stored. A list that was lost is made again from the SBOM, whose digest is checked. */
async function packagesIn({
  client,
  place,
  sbom,
}: LoadedSbom): Promise<Result<readonly Package[], PackagesRefusal>> {
  const upstream = await siteUpstream();
  const stored = sbom.list === null ? null : ((await upstream.blobs?.read(sbom.list)) ?? null);
  const list = stored === null ? null : parseStoredList(Buffer.from(stored).toString());
  if (list !== null) return ok(packagesOf(list));
  const bytes = await upstream.readContent({ client, ...sbomRequest(place) });
  const read = bytes.ok ? await keepPackages(upstream.blobs, bytes.value, place) : bytes;
  if (read.ok) return ok(packagesInText(read.value.list));
  return fail({
    reference: '',
    status: 503,
    message: describeFailure(read.failure),
    retryAt: null,
    isImage: true,
    platforms: [],
  });
}

function packagesInText(text: string | null): readonly Package[] {
  const list = text === null ? null : parseStoredList(text);
  return list === null ? [] : packagesOf(list);
}
