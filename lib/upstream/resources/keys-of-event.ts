import 'server-only';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import { COMPONENTS } from '@/lib/names/catalog/components';
import type { Repository } from '@/lib/names/catalog/model';
import { PIN_REPOSITORIES } from '@/lib/releases/component-versions/version-files';
import type { Delivery } from '@/lib/upstream/github/wire-delivery';

import { builtInResources, componentResources } from './built-in-resources';
import { matrixFileResource } from './matrix-file-resource';
import { runsResource } from './runs-resource';
import { tagCommitsResource } from './tag-commits-resource';

/** The events of GitHub's webhooks that change what this site shows. */
export const EVENTS = ['release', 'push', 'workflow_run', 'repository'] as const;

/** One of {@link EVENTS}. */
export type WebhookEvent = (typeof EVENTS)[number];

type Happening = {
  readonly event: WebhookEvent;
  readonly delivery: Delivery;
  /** Whether a resource was fetched before; a ref that no visitor chose is not fetched for an event. */
  readonly isStored: (key: string) => boolean;
};

/**
 * The keys of the resources that an event changes: releases for a release, the workflow file for a push to
 * its ref, the commits of the tags for a push of a tag, the runs for a run of their workflow, and the facts of the repository. None for a repository
 * that is not followed.
 */
export function keysOfEvent({ event, delivery, isStored }: Happening): readonly string[] {
  const sources = matrixSources.filter(({ repository }) => isSame(repository, delivery));
  const components = COMPONENTS.filter(({ repository }) => isSame(repository, delivery));
  const keys = (): readonly string[] => {
    switch (event) {
      case 'release':
        return components.map((component) => componentResources(component).releases.key);
      case 'repository':
        return [
          ...sources.map((source) => builtInResources(source).repository.key),
          ...components.map((component) => componentResources(component).repository.key),
        ];
      case 'push':
        return [
          ...sources.flatMap((source) => keysOfPush(source, delivery, isStored)),
          ...keysOfTag(delivery, isStored),
        ];
      case 'workflow_run':
        return sources.flatMap((source) => keysOfRun(source, delivery, isStored));
    }
  };
  return [...new Set(keys())];
}

/** A push whose ref is missing may be one to the source's own branch. */
function keysOfPush(
  source: MatrixSource,
  { ref }: Delivery,
  isStored: Happening['isStored'],
): readonly string[] {
  if (ref === null) return [builtInResources(source).file.key];
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  const { key } = matrixFileResource(source, name);
  return name === source.ref || isStored(key) ? [key] : [];
}

/** A tag that is pushed may be one whose files pin versions. */
function keysOfTag(delivery: Delivery, isStored: Happening['isStored']): readonly string[] {
  if (delivery.ref?.startsWith('refs/tags/') !== true) return [];
  return PIN_REPOSITORIES.filter((repository) => isSame(repository, delivery))
    .map((repository) => tagCommitsResource(repository).key)
    .filter(isStored);
}

function keysOfRun(
  source: MatrixSource,
  { run }: Delivery,
  isStored: Happening['isStored'],
): readonly string[] {
  if (run === null) return [builtInResources(source).runs.key];
  if (!run.isOwn || (run.workflow !== null && !source.runsOf.includes(run.workflow))) return [];
  return [run.branch ?? source.ref, run.commit].flatMap((ref) => {
    if (ref === null) return [];
    const { key } = runsResource({ source, ref, commit: null });
    return ref === source.ref || isStored(key) ? [key] : [];
  });
}

function isSame({ owner, name }: Repository, { repository }: Delivery): boolean {
  return `${owner}/${name}`.toLowerCase() === repository.toLowerCase();
}
