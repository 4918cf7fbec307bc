import 'server-only';
import type { PackageFile } from '@/lib/evidence/other-sources/model';
import { packageFilesOf } from '@/lib/evidence/other-sources/package-files';
import type { Package } from '@/lib/evidence/packages/model';
import { packagesOf, parseStoredList } from '@/lib/evidence/stored-list/parse-stored-list';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { cutReference } from '@/lib/names/references/cut-reference';
import { formatReference } from '@/lib/names/references/format-reference';
import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';
import type { LoadedPackageFile, OtherSources } from '@/lib/site/model/image-packages';
import {
  packageFileResource,
  waiversResource,
} from '@/lib/upstream/resources/package-file-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { env } from '@/lib/upstream/runtime/env';
import { webUrlOf } from '@/lib/upstream/runtime/read-env';

import { ImageReader } from './image-reading';
import { loadDecoded } from './load-decode-page';

type Loaded = { readonly others: OtherSources; readonly packages: readonly Package[] };

const NOTHING: Loaded = {
  others: { release: null, files: [], waivers: null, waiversUrl: null },
  packages: [],
};

/** Loads what the SBOM of an image cannot see, from the files upstream that list it, by the image's name. */
export async function loadOtherSources(reference: string): Promise<Loaded> {
  const { findings } = await loadDecoded(
    formatReference({ ...cutReference(reference), digest: null }),
  );
  const [first] = findings;
  const release = first?.leads.release ?? null;
  if (first === undefined || release === null || release.componentId !== 'kairos') return NOTHING;
  const reader = new ImageReader(await siteUpstream(), new Date());
  const wanted = packageFilesOf(partsOf(first.finding.parts, release.tag));
  const [files, waivers] = await Promise.all([
    Promise.all(wanted.map((file) => loadPackageFile(reader, file))),
    reader.read(waiversResource(release.tag)),
  ]);
  const found = waivers.value?.waivers ?? null;
  return {
    others: {
      release: release.tag,
      files: files.map(({ packages: _packages, ...file }) => file),
      waivers: found,
      waiversUrl:
        found === null
          ? null
          : fileUrl({ owner: 'kairos-io', name: 'kairos' }, release.tag, 'osv-scanner.toml'),
    },
    packages: files.flatMap(({ packages }) => packages),
  };
}

function partsOf({ flavor, flavorRelease, variant, kubernetes }: NameParts, release: string) {
  const programs = findComponentVersions(release)?.programs ?? {};
  const isHadron = flavor === 'hadron';
  return {
    hadron: isHadron ? (flavorRelease ?? programs['hadron'] ?? null) : null,
    isStandard: variant === 'standard' || kubernetes !== null,
    programs,
  };
}

/** Reads one file, with its packages where they are stored. */
async function loadPackageFile(
  reader: ImageReader,
  file: PackageFile,
): Promise<LoadedPackageFile & { readonly packages: readonly Package[] }> {
  const { blobs } = reader.upstream;
  const resource = packageFileResource(file, blobs);
  const { value: reading, failure } = await reader.read(resource);
  const path = reading?.path ?? null;
  const url = path === null ? null : fileUrl(file.repository, file.tag, path);
  const digest = reading?.list ?? null;
  const stored = digest === null ? null : ((await blobs?.read(digest)) ?? null);
  const list = stored === null ? null : parseStoredList(Buffer.from(stored).toString());
  // A list that was lost is made again with the next request.
  if (digest !== null && list === null) reader.upstream.markChanged([resource.key]);
  return { file, reading, failure, url, packages: list === null ? [] : packagesOf(list) };
}

function fileUrl({ owner, name }: PackageFile['repository'], tag: string, path: string): string {
  return `${webUrlOf(env().GITHUB_API_URL)}/${owner}/${name}/blob/${tag}/${path}`;
}
