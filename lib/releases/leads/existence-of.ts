import type { Decoded } from '@/lib/names/artifacts/decoded';
import { findEra } from '@/lib/names/artifacts/eras';
import { checkDigest } from '@/lib/names/references/check-digest';
import { fileExistence } from '@/lib/releases/existence/file-existence';
import { imageExistence } from '@/lib/releases/existence/image-existence';
import type { ReleaseListing, Verdict } from '@/lib/releases/existence/model';
import { nearTags } from '@/lib/releases/existence/near-tags';
import { releaseExistence } from '@/lib/releases/existence/release-existence';
import { missing, notPublished, unknown } from '@/lib/releases/existence/verdicts';
import { findRelease } from '@/lib/releases/list/find-release';

import { canonicalReference } from './canonical-reference';
import type { FoundExistence, Listings } from './model';
import { componentOf, customReason, imageOf, isOfficialPlace, releaseVersionOf } from './subject';

/**
 * Decides whether what a finding names exists: a file by the files of its release, an image by the release of
 * its version, a version by the list of releases. Null for what is nothing that Kairos publishes.
 */
export function existenceOf(finding: Decoded, listings: Listings): FoundExistence | null {
  const listing = listings.get(componentOf(finding) ?? '') ?? null;
  if (listing === null) return null;
  const isFilled = finding.fields.every(({ key, value }) => value !== '' || !isVersionPattern(key));
  if (!isFilled) return patternExistence(finding, listing);
  if (finding.problem !== null && finding.fields.some(({ value }) => value === '')) return null;
  const version = releaseVersionOf(finding);
  if (version === null) return misspelled(finding, listing);
  const file = programFile(finding, listings, version);
  if (file !== null) return { ...file, subject: 'file' };
  return KINDS[finding.kind]?.(finding, listing, version) ?? null;
}

type Decide = (finding: Decoded, listing: ReleaseListing, version: string) => FoundExistence | null;

const ofRelease: Decide = (_finding, listing, version) => ({
  ...releaseExistence(listing, version),
  subject: 'release',
});

/** How the existence of each kind is decided; of the others there is nothing to decide. */
const KINDS: Readonly<Partial<Record<Decoded['kind'], Decide>>> = {
  image: artifactExistence,
  legacy: artifactExistence,
  release: ofVersionAlone,
  component: ofRelease,
  commit: (finding, _listing, version) => betweenReleases(finding, version),
};

/** A version by itself is a release, and is not an image tag in versions whose tags state more than that. */
function ofVersionAlone(
  finding: Decoded,
  listing: ReleaseListing,
  version: string,
): FoundExistence {
  const { repository } = finding.parts;
  const era = findEra(version);
  const isTag =
    repository !== null && isOfficialPlace(finding.parts) && era?.repository === 'flavor';
  const release = releaseExistence(listing, version);
  if (!isTag) return { ...release, subject: 'release' };
  const says = `A version alone is not a tag of ${repository}: tags also state the release of the distribution, variant, architecture and board.`;
  const nearest = release.state === 'exists' ? [version] : release.nearest;
  return { ...notPublished({ says, source: era.source }, nearest), subject: 'image' };
}

function isVersionPattern(text: string): boolean {
  return /^v?[0-9][0-9.]*\.[xX*]/.test(text);
}

/**
 * The verdict on a program's file: its archive, source or checksums; null for anything else. Since the code of
 * the programs moved into the kairos repository, its releases have their files.
 */
function programFile(finding: Decoded, listings: Listings, version: string): Verdict | null {
  const { kind, form, name, linkedRelease } = finding;
  const file = linkedRelease === null ? name : linkedRelease.file;
  if (kind !== 'component' || file === null || (linkedRelease === null && form !== 'file')) {
    return null;
  }
  const ids = linkedRelease === null ? [componentOf(finding), 'kairos'] : [componentOf(finding)];
  const verdicts = ids.flatMap((id) => {
    const listing = listings.get(id ?? '');
    return listing === undefined ? [] : [fileExistence(listing, version, file)];
  });
  return verdicts.find(({ state }) => state === 'exists') ?? verdicts[0] ?? null;
}

/**
 * The verdict on an artifact whose name has a release line, e.g. `v4.3`, or a capital letter where the version belongs.
 * Null where it has anything else there.
 */
function misspelled(finding: Decoded, listing: ReleaseListing): FoundExistence | null {
  const { kind, form, parts, fileKind } = finding;
  const { branch } = parts;
  const isArtifact = kind === 'image' || kind === 'legacy';
  if (!isArtifact || branch === null || !/^v?[0-9]/i.test(branch) || !isOfficialPlace(parts)) {
    return null;
  }
  const entry = findRelease(listing.entries, branch);
  const { state, reason, nearest } = releaseExistence(listing, branch);
  const tag = entry?.release.tag ?? nearest[0];
  const isFile = form === 'file' || fileKind !== null;
  const own = tag === undefined || isFile ? null : imageIn(finding, listing, tag);
  const verdict = state === 'unknown' ? unknown : missing;
  const says = entry === null ? reason : `The release is called ${tag}.`;
  return {
    ...verdict(
      `No ${isFile ? 'file' : 'tag'} is spelled like this. ${says}`,
      own === null ? nearest : [own],
    ),
    subject: isFile ? 'file' : 'image',
  };
}

/** The reference of the same image in a release that has it; null if it has none. */
function imageIn({ parts }: Decoded, listing: ReleaseListing, version: string): string | null {
  const { state } = imageExistence(listing, imageOf(parts, version));
  return state === 'exists' ? canonicalReference(parts, version) : null;
}

/** A version like `v2.3.x` means several releases; they are the nearest. */
function patternExistence(finding: Decoded, listing: ReleaseListing): FoundExistence {
  const pattern = finding.fields.find(({ key }) => isVersionPattern(key))?.key ?? '';
  const beginning = pattern.toLowerCase().replace(/[x*.]+$/, '');
  const nearest = listing.entries
    .filter(({ isPreliminary }) => !isPreliminary)
    .map(({ release }) => release.tag)
    .filter((tag) => tag.replace(/^v/, '').startsWith(`${beginning.replace(/^v/, '')}.`))
    .slice(0, MOST_NEAR);
  const near = nearest.length > 0 ? nearest : nearTags(listing, beginning);
  const reason = `“${pattern}” is a placeholder for a version, and not a release.`;
  return { ...unknown(reason, near), subject: 'release' };
}

const MOST_NEAR = 5;

function betweenReleases(finding: Decoded, version: string): FoundExistence | null {
  const reason = customReason(finding);
  return reason === null ? null : { ...missing(reason, [version]), subject: 'release' };
}

function artifactExistence(
  finding: Decoded,
  listing: ReleaseListing,
  version: string,
): FoundExistence {
  const { linkedRelease, form, name, parts } = finding;
  if (linkedRelease !== null && linkedRelease.file !== null) {
    const verdict = fileExistence(listing, version, linkedRelease.file);
    return { ...withImage(verdict, finding, listing, version), subject: 'file' };
  }
  const custom = customReason(finding);
  if (form === 'file' && custom === null) {
    const file = parts.ext === '' ? `${name}.iso` : name;
    const verdict = fileExistence(listing, version, file);
    return { ...withImage(verdict, finding, listing, version), subject: 'file' };
  }
  if (custom !== null) return { ...notOfKairos(custom, finding, version), subject: 'image' };
  if (!isOfficialPlace(parts)) {
    const release = releaseExistence(listing, version);
    const reason = 'This site does not read from its registry.';
    const own = release.state === 'missing' ? `${reason} ${release.reason}` : reason;
    return { ...unknown(own, release.nearest), subject: 'image' };
  }
  return { ...officialImage(finding, listing, version), subject: 'image' };
}

/**
 * Of a file that a release has by no rule, the image has the content: the verdict leads to it, or says why there is
 * none of these parts.
 */
function withImage(
  verdict: Verdict,
  { parts }: Decoded,
  listing: ReleaseListing,
  version: string,
): Verdict {
  if (verdict.state !== 'not-published' || verdict.nearest.length > 0) return verdict;
  const image = imageExistence(listing, imageOf(parts, version));
  const reference = canonicalReference(parts, version);
  if (image.state === 'exists') {
    return { ...verdict, nearest: reference === null ? [] : [reference] };
  }
  if (image.contradictions.length === 0) return verdict;
  return { ...verdict, reason: `${verdict.reason} ${image.reason}`, nearest: image.nearest };
}

function notOfKairos(reason: string, { parts }: Decoded, version: string): Verdict {
  const isAfterRelease = parts.version !== null && parts.version !== version;
  return missing(reason, isAfterRelease ? [version] : []);
}

/**
 * A tag that is spelled differently from the tag of the image it describes does not exist, also where the
 * image does.
 */
function officialImage(finding: Decoded, listing: ReleaseListing, version: string): Verdict {
  const verdict = imageExistence(listing, imageOf(finding.parts, version));
  const { digest } = finding.parts;
  const tag = findRelease(listing.entries, version)?.release.tag ?? version;
  const isWrong = finding.problem !== null || version !== tag;
  if (verdict.state !== 'exists' || !isWrong) return verdict;
  const reference = canonicalReference(finding.parts, tag);
  const isDigestWrong = digest !== null && checkDigest(digest) !== null;
  const reason = isDigestWrong
    ? 'No image has this digest: it is malformed.'
    : 'No tag is spelled like this.';
  return missing(reason, reference === null ? [] : [reference]);
}
