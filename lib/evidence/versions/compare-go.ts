import { compareSemVerParts, readSemVer, type SemVerParts } from './compare-semver';

/**
 * Orders two versions of Go modules or of Go itself (`go1.22rc1`). `+incompatible` does not count. Null where
 * one is no version, e.g. `(devel)`, and for two pseudo-versions of the same second: their commits have no order.
 *
 * @see https://go.dev/ref/mod#versions
 * @see https://go.dev/doc/toolchain#version
 */
export function compareGo(one: string, other: string): number | null {
  const first = readGoVersion(one);
  const second = readGoVersion(other);
  if (first === null || second === null) return null;
  const order = compareSemVerParts(first.parts, second.parts);
  return order === 0 && first.commit !== second.commit ? null : order;
}

/** A version; of a pseudo-version also the commit, which is not among its parts then. */
type GoVersion = { readonly parts: SemVerParts; readonly commit: string };

/** The time and the commit at the end of a pseudo-version's prerelease. */
const PSEUDO = /((?:^|\.)[0-9]{14})-([0-9a-f]{12})$/;

function readGoVersion(text: string): GoVersion | null {
  const parts = readSemVer(text) ?? readToolchain(text);
  if (parts === null) return null;
  const [, , commit = ''] = PSEUDO.exec(parts.prerelease) ?? [];
  const prerelease = parts.prerelease.replace(PSEUDO, '$1');
  return { parts: { ...parts, prerelease }, commit };
}

/** Reads a version of Go itself; the patch number may be missing, and a prerelease has no separator. */
function readToolchain(text: string): SemVerParts | null {
  const match = /^(?:go|v)?([0-9]+)\.([0-9]+)(?:\.([0-9]+))?(?:(beta|rc)([0-9]+))?$/.exec(text);
  if (match === null) return null;
  const [, major = '', minor = '', patch = '0', label = '', count = ''] = match;
  return { numbers: [major, minor, patch], prerelease: label && `${label}.${count}` };
}
