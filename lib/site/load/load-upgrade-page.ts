import 'server-only';
import { cache } from 'react';

import { ok, type Result } from '@/lib/base/result';
import { formOfDecoded } from '@/lib/build/form/decode-to-form';
import { upgradeWays } from '@/lib/build/upgrade/upgrade-ways';
import { COMPONENTS } from '@/lib/names/catalog/components';
import { decodeText, PASTE_LIMIT } from '@/lib/names/decoder/decode-text';
import type { ReleaseListing } from '@/lib/releases/existence/model';
import type { Release } from '@/lib/releases/list/model';
import {
  formatMergedChanges,
  isUrgentGroup,
  mergeChanges,
} from '@/lib/releases/notes/merge-changes';
import { componentNotes } from '@/lib/releases/upgrade/component-notes';
import type { UpgradePlan, UpgradeProblem } from '@/lib/releases/upgrade/model';
import { nextStepOf } from '@/lib/releases/upgrade/next-step';
import { planUpgrade } from '@/lib/releases/upgrade/plan-upgrade';
import { readEnds } from '@/lib/releases/upgrade/read-ends';
import { listingOf } from '@/lib/site/model/release-listing';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import type {
  PlannedUpgrade,
  UpgradeChanges,
  UpgradePageData,
} from '@/lib/site/model/upgrade-page';
import { formatBuildForm } from '@/lib/site/url/build-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { loadImageDigest } from './load-image-digest';
import { loadKairos } from './load-kairos';
import { loadKnownVersions, loadReleaseContents } from './load-release-contents';
import { peekComponent } from './load-releases';
import { renderedNotes, renderedNotesBesideOthers } from './rendered-notes';

/** Tags that are offered as a target while one types, the latest. */
const MOST_OFFERED = 100;

/** Loads the page of an upgrade; the parameters are `from` and `to`, each any text that states a release. */
export function loadUpgradePage(requested: URLSearchParams): Promise<UpgradePageData> {
  const textOf = (name: string) => (requested.get(name) ?? '').slice(0, PASTE_LIMIT);
  return loadByTexts(textOf('from'), textOf('to'));
}

const loadByTexts = cache(async (from: string, to: string): Promise<UpgradePageData> => {
  const tracked = await loadKairos();
  const listing = listingOf(tracked);
  return {
    texts: { from, to },
    planned: from.trim() === '' ? null : await planned({ from, to }, tracked),
    tags: listing.entries.slice(0, MOST_OFFERED).map(({ release }) => release.tag),
    isSnapshot: tracked.snapshot !== null,
    freshness: tracked.freshness,
    now: new Date().toISOString(),
  };
});

async function planned(
  texts: { readonly from: string; readonly to: string },
  tracked: TrackedComponent,
): Promise<Result<PlannedUpgrade, UpgradeProblem>> {
  const listing = listingOf(tracked);
  const ends = readEnds(texts, listing, await loadKnownVersions());
  if (!ends.ok) return ends;
  const { start, to } = ends.value;
  const [running, target] = await Promise.all([
    loadReleaseContents(start.entry),
    loadReleaseContents(to),
  ]);
  const plan = planUpgrade(ends.value, listing, (entry) => (entry === to ? target : running));
  return ok(await completed(plan, texts.from, tracked));
}

async function completed(
  plan: UpgradePlan,
  from: string,
  tracked: TrackedComponent,
): Promise<PlannedUpgrade> {
  const confirmed = await confirmedImages(plan);
  const next = nextStepOf(plan, new Set(confirmed.keys()));
  const numbers = plan.start.entry.version.numbers;
  const reference = next.step?.reference ?? null;
  const digest =
    reference === null ? null : (confirmed.get(reference) ?? (await loadImageDigest(reference)));
  return {
    plan,
    next,
    ways:
      reference === null || numbers === null
        ? []
        : upgradeWays({
            reference,
            digest,
            from: numbers,
            hasKubernetes: plan.start.parts?.variant === 'standard',
          }),
    digest,
    builder: builderPath(plan, from),
    changes: await mergedChanges(plan, tracked),
  };
}

/**
 * The changes of all releases between: those of Kairos, then those of its components as far as their lists are
 * stored, each newest first. Makes no request.
 */
async function mergedChanges(
  { between, programs, to }: UpgradePlan,
  { component: kairos }: TrackedComponent,
): Promise<UpgradeChanges> {
  const [newer] = between;
  const listings = await peekListings();
  const components = newer === undefined ? [] : componentNotes(programs, { listings, newer });
  const { groups, left } = mergeChanges([
    ...between.map(({ release }) => ({ release, component: null })),
    ...components.flatMap(({ component, releases }) =>
      releases.map(({ release }) => ({ release, component })),
    ),
  ]);
  const partOf = (isUrgent: boolean): Release => ({
    ...to.release,
    notes: formatMergedChanges(groups.filter((group) => isUrgentGroup(group) === isUrgent)),
  });
  return {
    groups,
    left,
    components,
    // Both are on one page, so the anchors of one have a prefix.
    urgent: renderedNotesBesideOthers(kairos, partOf(true)),
    others: renderedNotes(kairos, partOf(false)),
  };
}

async function peekListings(): Promise<ReadonlyMap<string, ReleaseListing>> {
  const tracked = await Promise.all(COMPONENTS.map((component) => peekComponent(component)));
  return new Map(tracked.map((each) => [each.component.id, listingOf(each)] as const));
}

/** The digests of images that no file of a release proves, by reference, where the registry has them. */
async function confirmedImages(plan: UpgradePlan): Promise<ReadonlyMap<string, string>> {
  const images = [plan.image, ...plan.replacements.map(({ image }) => image)];
  const references = images.flatMap((image) =>
    image?.state === 'unconfirmed' && image.reference !== null ? [image.reference] : [],
  );
  const digests = await Promise.all(
    references.map(async (reference) => [reference, await loadImageDigest(reference)] as const),
  );
  return new Map(
    digests.flatMap(([reference, digest]) => (digest === null ? [] : [[reference, digest]])),
  );
}

/** The builder with the image that runs, and the programs of the target. */
function builderPath({ start, to }: UpgradePlan, from: string): string | null {
  if (start.parts === null) return null;
  const finding = decodeText(from.trim()).findings.find(({ parts }) => parts.variant !== null);
  const opened = finding === undefined ? null : formOfDecoded(finding);
  if (opened === null) return null;
  const { tag } = to.release;
  return withQuery(
    paths.build,
    formatBuildForm({ ...opened.form, version: tag, release: tag, kubernetesVersion: '' }),
  );
}
