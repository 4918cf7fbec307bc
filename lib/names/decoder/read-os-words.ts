import { boardOf } from '@/lib/names/artifacts/early-board';
import { VARIANTS } from '@/lib/names/artifacts/model';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { parseTag } from '@/lib/names/artifacts/parse-name';
import { parseTail } from '@/lib/names/artifacts/parse-tail';
import { EARLY_FLAVORS, splitFlavor } from '@/lib/names/artifacts/words';

/** Version and Kubernetes as nodes print them (`v3.1.2-v1.30.4-k3s1`); null for any other text. */
export function readNodeVersion(text: string): Partial<NameParts> | null {
  if (!/^v?[0-9]/.test(text)) return null;
  const { parts } = parseTail(text);
  const { version, kubernetes, kubernetesSeparator, prerelease } = parts;
  if (version === null) return null;
  return { version, prerelease, ...(kubernetes !== null && { kubernetes, kubernetesSeparator }) };
}

/**
 * Reads the words by which a node calls its system: `kairos-standard-ubuntu-22.04`, before v2.4
 * `kairos-core-opensuse-leap` or, with Kubernetes, `kairos-opensuse-leap`; null for any other text.
 */
export function readSystemName(text: string): Partial<NameParts> | null {
  const tagged = parseTag(text);
  if (tagged !== null && tagged.shape !== 'version') return tagged.parts;
  const [, words] = /^(?:kairos|c3os)-(.{1,200})$/.exec(text) ?? [];
  if (words === undefined) return null;
  const variant = VARIANTS.find((each) => words.startsWith(`${each}-`)) ?? null;
  const flavor = words.slice(variant === null ? 0 : variant.length + 1);
  if (EARLY_FLAVORS.includes(flavor)) {
    return { variant: variant ?? 'standard', flavor, ...boardOf(flavor, null) };
  }
  const split = splitFlavor(flavor);
  if (split === null || !split.isKnown) return null;
  const { flavor: name, flavorRelease } = split;
  return { flavor: name, flavorRelease, ...(variant !== null && { variant }) };
}

/** Flavor and release by `ID` and `VERSION_ID` of os-release, in the words of image names. */
export function readOsRelease(id: string, versionId: string | null): Partial<NameParts> | null {
  const [, edition] = /^opensuse-(leap|tumbleweed)$/.exec(id) ?? [];
  if (edition !== undefined) {
    const release = edition === 'leap' ? `leap-${versionId ?? ''}` : 'tumbleweed';
    return { flavor: 'opensuse', ...(versionId !== null && { flavorRelease: release }) };
  }
  if (!/^[a-z][a-z0-9_.-]{0,60}$/.test(id) || id === 'kairos') return null;
  return { flavor: id, ...(versionId !== null && { flavorRelease: versionId }) };
}
