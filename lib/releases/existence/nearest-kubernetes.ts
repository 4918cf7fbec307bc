import { compareVersions } from '@/lib/names/versions/compare-versions';
import { readVersion } from '@/lib/names/versions/read-version';

/** Orders versions of Kubernetes by how near they are to one: those of its minor line first, then the latest. */
export function nearestKubernetes(versions: readonly string[], stated: string): readonly string[] {
  const line = lineOf(stated);
  const newestFirst = versions.toSorted((a, b) => compareVersions(versionOf(b), versionOf(a)));
  return [
    ...newestFirst.filter((version) => lineOf(version) === line),
    ...newestFirst.filter((version) => lineOf(version) !== line),
  ];
}

function lineOf(version: string): string {
  return /^v?[0-9]+\.[0-9]+/.exec(version)?.[0] ?? '';
}

function versionOf(text: string) {
  return readVersion(text, { legacyC3os: false });
}
