import 'server-only';
import { cache } from 'react';

import { listUsefulFacets } from '@/lib/base/filter/list-facets';
import { readSearchText } from '@/lib/base/filter/search-text';
import { selectRows } from '@/lib/base/filter/select-rows';
import { formatDay } from '@/lib/base/format/dates';
import { fail, ok, type Result } from '@/lib/base/result';
import { withReports } from '@/lib/evidence/signatures/signature-report';
import { findComponent } from '@/lib/names/catalog/find-component';
import { defectsOf } from '@/lib/releases/defects/defects-of';
import { aliasExistence } from '@/lib/releases/existence/alias-existence';
import { releaseExistence } from '@/lib/releases/existence/release-existence';
import { arrangeAssets } from '@/lib/releases/list/arrange-assets';
import { ARTIFACT_FILTER } from '@/lib/releases/list/choose-artifact';
import { findNeighbours } from '@/lib/releases/list/neighbours';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { readAlias, resolveRelease } from '@/lib/releases/list/resolve-release';
import { FILE_SORT_KEYS } from '@/lib/releases/list/sort-files';
import { describeSupport } from '@/lib/releases/list/support';
import { listingOf } from '@/lib/site/model/release-listing';
import type {
  LoadedCertificate,
  ReleasePageData,
  ReleaseRefusal,
} from '@/lib/site/model/release-pages';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { choiceNotices } from '@/lib/site/url/choice-notices';
import { readOrder } from '@/lib/site/url/list-order';
import { releasePath } from '@/lib/site/url/paths';
import { readChoices } from '@/lib/site/url/read-choices';
import { findDerivedFiles } from '@/lib/upstream/snapshot/find-derived-files';

import { linkPrograms } from './link-programs';
import { loadCertificate } from './load-certificate';
import { loadReleaseContents } from './load-release-contents';
import { loadComponent } from './load-releases';
import { loadSignatures } from './load-signatures';
import { policiesOf, sbomOf, verificationsOf } from './read-release';
import { renderedNotes } from './rendered-notes';
import { siteUrl } from './site-url';

/** Finds a release by component and tag, `latest` or a line. */
export async function findLoadedRelease(
  componentId: string,
  tag: string,
): Promise<Result<{ tracked: TrackedComponent; entry: ReleaseEntry }, ReleaseRefusal>> {
  const component = findComponent(componentId);
  if (component === null) return fail({ kind: 'unknown-component', componentId });
  const tracked = await loadComponent(component);
  const entry = resolveRelease(tracked.releases, tag);
  if (entry !== null) return ok({ tracked, entry });
  const listing = listingOf(tracked);
  const alias = readAlias(tag);
  return fail({
    kind: 'unknown-tag',
    tracked,
    tag,
    verdict: alias === null ? releaseExistence(listing, tag) : aliasExistence(listing, alias),
  });
}

/** Loads the page of a release, with the choices of its URL among the artifacts. */
export function loadReleasePage(
  componentId: string,
  tag: string,
  requested: URLSearchParams,
): Promise<Result<ReleasePageData, ReleaseRefusal>> {
  return loadByText(componentId, tag, requested.toString());
}

const loadByText = cache(
  async (
    componentId: string,
    tag: string,
    text: string,
  ): Promise<Result<ReleasePageData, ReleaseRefusal>> => {
    const found = await findLoadedRelease(componentId, tag);
    if (!found.ok) return found;
    const { tracked, entry } = found.value;
    const { release } = entry;
    const { component, snapshot, releases } = tracked;
    const requested = new URLSearchParams(text);
    const arranged = arrangeAssets(release.assets, { component: component.id, tag: release.tag });
    const choices = readChoices(requested, arranged.groups, ARTIFACT_FILTER.facets);
    const selection = { text: '', choices };
    const chosen = selectRows(arranged.groups, selection, ARTIFACT_FILTER);
    const [first = null] = chosen;
    // The certificate first: what a verdict needs would take its place among the requests.
    const certificate =
      first === null ? NO_CERTIFICATE : await loadCertificate(tracked, first, arranged.groups);
    const signatures = first === null ? [] : await loadSignatures(tracked, entry, first);
    return ok({
      tracked,
      entry,
      requestedTag: tag,
      neighbours: findNeighbours(releases.entries, release.tag),
      notes: snapshot === null ? renderedNotes(component, release) : null,
      arranged,
      facets: listUsefulFacets(arranged.groups, selection, ARTIFACT_FILTER),
      chosen,
      choices,
      choiceNotices: choiceNotices(choices, arranged.groups, ARTIFACT_FILTER.facets),
      fileText: readSearchText(requested.get('file')),
      areAllFilesRequested: requested.get('files') === 'all',
      fileOrder: readOrder(requested, FILE_SORT_KEYS),
      sbom: sbomOf(tracked, entry, first),
      contents: await linkPrograms(await loadReleaseContents(entry)),
      defects: defectsOf(entry),
      verifications: withReports(verificationsOf(entry, first, certificate.identity), signatures),
      signatures,
      certificate,
      policies: policiesOf(entry, first, certificate.identity),
      snapshotNames:
        snapshot === null
          ? null
          : {
              seen: snapshot.assetNames.get(release.tag) ?? [],
              derived: findDerivedFiles(component.id, release.tag),
            },
      permalink: `${siteUrl().origin}${releasePath(component.id, release.tag)}`,
      description: describe(tracked, entry),
      now: new Date().toISOString(),
    });
  },
);

const NO_CERTIFICATE: LoadedCertificate = { identity: null, failure: null };

function describe({ component }: TrackedComponent, { release, status }: ReleaseEntry): string {
  const files = `${release.assets.length} ${release.assets.length === 1 ? 'file' : 'files'}`;
  return `${component.title} ${release.tag}, ${formatDay(release.publishedAt)}: ${describeSupport(status)}, ${files}. Release notes, downloads, SBOM and commands that verify it.`;
}
