import 'server-only';
import {
  findByProgram,
  programName,
  type ReleaseWithContents,
} from '@/lib/releases/contents/find-by-program';
import { listedImages, type ImageQuery } from '@/lib/releases/contents/latest-image';
import {
  latestTagResponse,
  versionsOfImages,
  versionsOfProgram,
} from '@/lib/site/api/latest-tag-response';
import { stamped } from '@/lib/site/api/stamp';
import { loadKairos } from '@/lib/site/load/load-kairos';
import { loadAllContents } from '@/lib/site/load/load-release-contents';
import { siteUrl } from '@/lib/site/load/site-url';

import { respondJson, respondProblem } from './respond';

/**
 * Handles a request for the latest tag of an image, or with `program` for the latest version of a program in a final
 * release of Kairos.
 */
export async function handleLatestTag(request: Request): Promise<Response> {
  const requested = new URL(request.url).searchParams;
  const { releases, freshness } = await loadKairos();
  const [latest, ...others] = requested.has('program')
    ? programVersions((await loadAllContents()).releases, requested)
    : versionsOfImages(listedImages(releases.entries, imageQuery(requested)));
  if (latest === undefined) {
    const detail = requested.has('program')
      ? `No release is listed that contains the program “${requested.get('program') ?? ''}”.`
      : 'No file of a final release is of such an image. Boards and trusted boot have no files; see the registry.';
    return respondProblem({ status: 404, title: 'Nothing matches', detail });
  }
  const response = latestTagResponse([latest, ...others], siteUrl().origin);
  return respondJson(stamped(response, freshness));
}

function programVersions(releases: readonly ReleaseWithContents[], requested: URLSearchParams) {
  const program = programName(requested.get('program') ?? '');
  const finals = releases.filter(({ entry }) => !entry.isPreliminary);
  const wanted = requested.get('kubernetesVersion')?.replace(/^v/, '') ?? '';
  const versions = versionsOfProgram(findByProgram(finals, { program, version: null }), program);
  return wanted === ''
    ? versions
    : versions.filter(({ version }) => `${version.replace(/^v/, '')}.`.startsWith(`${wanted}.`));
}

function imageQuery(requested: URLSearchParams): ImageQuery {
  const valueOf = (name: string) => {
    const text = (requested.get(name) ?? '').trim();
    return text === '' ? null : text;
  };
  const distro = valueOf('kubernetes');
  return {
    flavor: valueOf('flavor') ?? 'hadron',
    flavorRelease: valueOf('flavorRelease'),
    variant: valueOf('variant') ?? (distro === null ? 'core' : 'standard'),
    arch: valueOf('arch') ?? 'amd64',
    model: valueOf('model') ?? 'generic',
    distro,
    kubernetesVersion: valueOf('kubernetesVersion'),
  };
}
