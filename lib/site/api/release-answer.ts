import { isPrerelease } from '@/lib/names/versions/read-version';
import { describeSupport } from '@/lib/releases/list/support';
import type { SbomItem } from '@/lib/releases/sbom/sbom-of';
import type { AnsweredRelease, TrackedComponent } from '@/lib/site/model/tracked-component';
import { releasePath, sbomDownloadPath } from '@/lib/site/url/paths';

import { failureAnswer, SCHEMA_VERSION } from './matrix-answer';

/** Shapes a release as `GET /api/v1/releases/{component}/{tag}` and the items of the list give it. */
export function releaseAnswer(
  { entry, order, notes, decoded, sbom, verifications }: AnsweredRelease,
  origin: string,
) {
  const { componentId, release, version, line, status } = entry;
  const place = { componentId, tag: release.tag, origin };
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
    publishedAt: release.publishedAt === '' ? null : release.publishedAt,
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
    assets: decoded.map(assetAnswer),
    unreadableAssets: release.unreadableAssets,
    sbom: {
      state: sbom.state,
      items: sbom.items.flatMap((item) => sbomItems(item, place)),
      explanation: sbom.explanation,
      source: sbom.source,
    },
    verification: verifications.map(({ title, command, evidence, standing, note, source }) => ({
      title,
      command,
      evidence,
      standing,
      note,
      source,
    })),
  };
}

function assetAnswer({ asset, decoded }: AnsweredRelease['decoded'][number]) {
  const { name, url, bytes, digest, downloads } = asset;
  const { kind, artifact, subject, remarks } = decoded;
  return { name, url, bytes, digest, downloads, kind, artifact, subject, remarks };
}

type Place = { readonly componentId: string; readonly tag: string; readonly origin: string };

/** One bill of materials: a file, a member of an archive, or an attestation in the registry. */
type SbomItemAnswer = Readonly<Record<string, string>> & { readonly kind: SbomItem['kind'] };

function sbomItems(item: SbomItem, { componentId, tag, origin }: Place): readonly SbomItemAnswer[] {
  switch (item.kind) {
    case 'file': {
      const { format, subject, asset } = item;
      return [{ kind: item.kind, format, subject, name: asset.name, url: asset.url }];
    }
    case 'archive':
      return item.members.map(({ format, ending }) => {
        const file = { asset: item.asset.name, member: ending };
        return {
          kind: item.kind,
          format,
          subject: item.subject,
          name: item.asset.name,
          url: item.asset.url,
          member: ending,
          memberUrl: `${origin}${sbomDownloadPath(componentId, tag, file)}`,
        };
      });
    case 'attestation':
      return [{ kind: item.kind, imageReference: item.imageReference, command: item.command }];
  }
}

/** Says how old an answer over several components is: as the one that is known worst, and each by its id. */
export function releasesFreshness(components: readonly TrackedComponent[]) {
  const each = components.map(({ component, freshness, failure, reading }) => ({
    component: component.id,
    state: freshness?.state ?? ('unknown' as const),
    fetchedAt: freshness?.fetchedAt ?? null,
    checkedAt: freshness?.checkedAt ?? null,
    failure: failure === null ? null : failureAnswer(failure),
    nextAttemptAt: freshness?.nextAttemptAt ?? null,
    reading,
  }));
  const worst = STATES.find((state) => each.some((one) => one.state === state)) ?? 'unknown';
  const checked = each.flatMap(({ checkedAt }) => checkedAt ?? []).toSorted();
  const fetched = each.flatMap(({ fetchedAt }) => fetchedAt ?? []).toSorted();
  return {
    state: worst,
    fetchedAt: fetched.at(-1) ?? null,
    checkedAt: checked[0] ?? null,
    components: each,
  };
}

const STATES = ['unknown', 'snapshot', 'stale', 'live'] as const;

type ListAnswer = {
  readonly releases: readonly AnsweredRelease[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly components: readonly TrackedComponent[];
  readonly origin: string;
};

/** Shapes a page of releases as `GET /api/v1/releases` gives it. */
export function releasesAnswer({ releases, total, page, pages, components, origin }: ListAnswer) {
  return {
    schemaVersion: SCHEMA_VERSION,
    items: releases.map((release) => releaseAnswer(release, origin)),
    total,
    page,
    pages,
    freshness: releasesFreshness(components),
  };
}
