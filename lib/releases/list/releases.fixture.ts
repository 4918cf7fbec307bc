import { findComponent } from '@/lib/names/catalog/find-component';
import type { Component } from '@/lib/names/catalog/model';

import type { Release, ReleaseAsset } from './model';
import { readComponentReleases, type ComponentReleases } from './read-component';

/** The component of an id that is there. */
export function componentOf(id: string): Component {
  const component = findComponent(id);
  if (component === null) throw new Error(`There is no component ${id}.`);
  return component;
}

/** A file of a release, of which only the name matters. */
export function assetOf(name: string, index = 0): ReleaseAsset {
  return {
    id: index + 1,
    name,
    url: `https://github.com/kairos-io/kairos/releases/download/x/${encodeURIComponent(name)}`,
    bytes: 10,
    downloads: 2,
    digest: null,
    updatedAt: null,
  };
}

/** A release with little in it but its tag and day. */
export function releaseOf(tag: string, day: string, changes: Partial<Release> = {}): Release {
  return {
    id: 1,
    tag,
    title: null,
    publishedAt: `${day}T12:00:00Z`,
    isPrerelease: false,
    url: `https://github.com/kairos-io/kairos/releases/tag/${encodeURIComponent(tag)}`,
    notes: '',
    assets: [],
    unreadableAssets: 0,
    change: null,
    ...changes,
  };
}

/** The releases of a component, in order. */
export function readReleases(releases: readonly Release[], id = 'kairos'): ComponentReleases {
  return readComponentReleases(componentOf(id), releases, {
    isArchived: false,
    areFilesKnown: true,
  });
}

/** Releases of every class, out of order. */
export const MIXED: readonly Release[] = [
  releaseOf('v1.24.3-56', '2022-08-01'),
  releaseOf('v3.5.10', '2025-11-20', { notes: 'A late fix of the boot loader.' }),
  releaseOf('edge', '2026-01-01'),
  releaseOf('v4.0.0-beta.3', '2026-03-02'),
  releaseOf('v4.0.0', '2026-04-01', { notes: 'Everything is **new**.' }),
  releaseOf('v4.0.0-RC1', '2026-03-20'),
  releaseOf('v3.6.0', '2025-11-01', { notes: '' }),
  releaseOf('v4.0.0-alpha4', '2026-03-01'),
  releaseOf('v4.0.1', '2026-04-08', { notes: 'Say which partition is full.', title: 'A patch' }),
  releaseOf('v4.0.0-beta4', '2026-03-10'),
  releaseOf('v4.1.0', '2026-05-01', { isPrerelease: true }),
  releaseOf('v1.20.4', '2022-06-01'),
  releaseOf('v1.0.0', '2022-10-03'),
];

type Tagged = { readonly release: { readonly tag: string } };

/** The tag of a release that was found; null where none was. */
export function tagOf(entry: Tagged | null): string | null {
  return entry?.release.tag ?? null;
}

/** The tags of a list, in its order. */
export function tagsOf(list: readonly Tagged[]): readonly (string | null)[] {
  return list.map(tagOf);
}
