import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';

/** Of how many releases of Kairos the component versions are known, and how. Each release counts once. */
export type ContentsCoverage = {
  readonly releases: number;
  /** The files at the tag were read here: versions have the line that pins them. */
  readonly read: number;
  /** The versions are bundled with this site, without lines. */
  readonly bundled: number;
  /** Tags whose files were not read yet, in the order of the releases. */
  readonly pending: readonly string[];
  /** No known file at the tag pins versions, as before v3.4.0. */
  readonly withoutFiles: number;
};

/** Counts the releases by how their component versions are known. */
export function contentsCoverage(
  releases: readonly {
    readonly tag: string;
    readonly isRead: boolean;
    readonly hasFiles: boolean;
  }[],
): ContentsCoverage {
  const rest = releases.filter(({ isRead }) => !isRead);
  const unknown = rest.filter(({ tag }) => findComponentVersions(tag) === null);
  const pending = unknown.filter(({ hasFiles }) => hasFiles).map(({ tag }) => tag);
  return {
    releases: releases.length,
    read: releases.length - rest.length,
    bundled: rest.length - unknown.length,
    pending,
    withoutFiles: unknown.length - pending.length,
  };
}

/** Says the coverage in a sentence. */
export function coverageWords({
  releases,
  read,
  bundled,
  pending,
  withoutFiles,
}: ContentsCoverage): string {
  const parts = [
    `the files at the tag were read for ${read} of ${releases} releases of Kairos`,
    ...(bundled === 0 ? [] : [`${bundled} are bundled with this site`]),
    ...(pending.length === 0 ? [] : [`${pending.length} are still to be read`]),
    ...(withoutFiles === 0 ? [] : [`${withoutFiles} have no file at the tag that pins them`]),
  ];
  return `Component versions: ${parts.join('; ')}.`;
}
