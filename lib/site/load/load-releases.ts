import 'server-only';
import { cache } from 'react';

import { COMPONENTS } from '@/lib/names/catalog/components';
import type { Component } from '@/lib/names/catalog/model';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { env } from '@/lib/upstream/runtime/env';
import { webUrlOf } from '@/lib/upstream/runtime/read-env';

import { composeReleases } from './compose-releases';

/** Loads the releases of one component, and refreshes them behind the page. */
export const loadComponent = cache((component: Component): Promise<TrackedComponent> =>
  load(component, true),
);

/** The releases of a component as far as they are cached; makes no request. */
export const peekComponent = cache((component: Component): Promise<TrackedComponent> =>
  load(component, false),
);

/**
 * Loads the releases of every component. The five that are always shown are requested, and so are those that
 * were named; the others are given as far as they were requested before.
 */
export const loadComponents = cache(
  (named: readonly string[] = []): Promise<readonly TrackedComponent[]> =>
    Promise.all(
      COMPONENTS.map((component) =>
        load(component, component.always || named.includes(component.id)),
      ),
    ),
);

async function load(component: Component, mayRequest: boolean): Promise<TrackedComponent> {
  const webUrl = webUrlOf(env().GITHUB_API_URL);
  const upstream = await siteUpstream();
  return composeReleases({ upstream, webUrl, now: new Date(), mayRequest }, component);
}
