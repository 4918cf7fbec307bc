import 'server-only';
import { findComponent } from '@/lib/names/catalog/find-component';
import type { ContainedProgram } from '@/lib/releases/contents/release-contents';
import { findRelease } from '@/lib/releases/list/find-release';
import type { LinkedProgram } from '@/lib/site/model/release-pages';
import { releasePath } from '@/lib/site/url/paths';

import { peekComponent } from './load-releases';

/** Adds to each program the page of the release that it is from, where the list of its component has one. */
export function linkPrograms(
  contents: readonly ContainedProgram[],
): Promise<readonly LinkedProgram[]> {
  return Promise.all(
    contents.map(async ({ program, versions, basis, source }) => ({
      program,
      basis,
      source,
      versions: await Promise.all(
        versions.map(async (version) => ({ version, path: await pathOf(program, version) })),
      ),
    })),
  );
}

async function pathOf(program: string, version: string): Promise<string | null> {
  const component = findComponent(program);
  if (component === null) return null;
  const { releases } = await peekComponent(component);
  const entry = findRelease(releases.entries, version);
  return entry === null ? null : releasePath(component.id, entry.release.tag);
}
