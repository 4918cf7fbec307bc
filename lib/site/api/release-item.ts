import { isPrerelease } from '@/lib/names/versions/read-version';
import { defectsOf } from '@/lib/releases/defects/defects-of';
import { describeSupport } from '@/lib/releases/list/support';
import type { ReleaseDetails } from '@/lib/site/model/tracked-component';
import { releasePath } from '@/lib/site/url/paths';

import { sbomResponse } from './sbom-response';
import { signatureResponse } from './signature-response';

/** Shapes a release as an item of a list, and as most of the response for one release. */
export function releaseItem(
  { entry, order, notes, decoded, sbom, contents, verifications, signatures }: ReleaseDetails,
  origin: string,
) {
  const { componentId, release, version, line, status } = entry;
  return {
    component: componentId,
    tag: release.tag,
    title: release.title,
    version: {
      raw: version.raw,
      order,
      prerelease: release.isPrerelease || isPrerelease(version),
      line,
      class: version.class,
    },
    // A snapshot has the date of the tagged commit, and no notes.
    publishedAt: notes === null ? null : dateOf(release),
    taggedAt: notes === null ? dateOf(release) : null,
    url: release.url,
    page: `${origin}${releasePath(componentId, release.tag)}`,
    support: describeSupport(status),
    changed: release.change,
    notes: {
      markdown: notes === null ? null : release.notes,
      html: notes?.html ?? null,
      sections: (notes?.sections ?? []).map(({ kind, id, title, html }) => ({
        kind,
        id,
        title,
        html,
      })),
      limited: notes?.limited ?? null,
    },
    assets: decoded.map(assetResponse),
    unreadableAssets: release.unreadableAssets,
    components: contents,
    knownDefects: defectsOf(entry),
    sbom: sbomResponse(sbom, { componentId, tag: release.tag, origin }),
    verification: verifications.map(
      ({ title, command, tool, evidence, standing, note, source }) => ({
        title,
        command,
        tool,
        evidence,
        standing,
        note,
        source,
      }),
    ),
    signatures: signatures.map(signatureResponse),
  };
}

function dateOf({ publishedAt }: ReleaseDetails['entry']['release']): string | null {
  return publishedAt === '' ? null : publishedAt;
}

function assetResponse({ asset, decoded }: ReleaseDetails['decoded'][number]) {
  const { name, url, bytes, digest, downloads } = asset;
  const { kind, artifact, subject, remarks } = decoded;
  return { name, url, bytes, digest, downloads, kind, artifact, subject, remarks };
}
