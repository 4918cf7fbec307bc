import { fail, ok, type Result } from '@/lib/base/result';
import { listWords } from '@/lib/base/text/list-words';
import type { Decoded } from '@/lib/names/artifacts/decoded';
import { describeDecoded } from '@/lib/names/artifacts/describe-decoded';
import {
  defectsOfRelease,
  findDefects,
  type KnownDefect,
} from '@/lib/names/artifacts/known-defects';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { decodeText } from '@/lib/names/decoder/decode-text';
import type { KnownVersions } from '@/lib/releases/contents/pinned-releases';
import { imageWordsOf } from '@/lib/releases/existence/image-words';
import type { ReleaseListing } from '@/lib/releases/existence/model';
import { releaseExistence } from '@/lib/releases/existence/release-existence';
import { existenceOf } from '@/lib/releases/leads/existence-of';
import { programLeadOf } from '@/lib/releases/leads/program-lead';
import { releaseLeadOf } from '@/lib/releases/leads/release-lead';
import { customReason, isOfficialPlace, releaseVersionOf } from '@/lib/releases/leads/subject';
import { findRelease } from '@/lib/releases/list/find-release';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

import type { UpgradeProblem, UpgradeStart } from './model';

/** The releases of Kairos that a text may be of, and what is known of the versions in them. */
export type ReadReleases = {
  readonly kairos: ReleaseListing;
  readonly known: KnownVersions;
};

/**
 * Reads what a machine runs in what a visitor pasted: a tag, an image reference, a file name, or what a node prints.
 * The first name in the text that belongs to a release of Kairos counts.
 */
export function readStart(
  pasted: string,
  releases: ReadReleases,
  field: UpgradeProblem['field'] = 'from',
): Result<UpgradeStart, UpgradeProblem> {
  const { kairos } = releases;
  const text = pasted.trim();
  const tagged = findRelease(kairos.entries, text);
  if (tagged !== null) return ok(releaseOnly(tagged));
  const { findings } = decodeText(text);
  for (const finding of findings.filter(({ kind }) => STATES_RELEASE.has(kind))) {
    const lead = releaseLeadOf(finding, new Map([['kairos', kairos]]));
    const entry = lead === null ? null : findRelease(kairos.entries, lead.tag);
    if (entry !== null) return ok(startOf(finding, entry));
  }
  return fail({ field, ...problemOf(findings[0], releases) });
}

const STATES_RELEASE: ReadonlySet<Decoded['kind']> = new Set([
  'image',
  'legacy',
  'release',
  'commit',
]);

function releaseOnly(entry: ReleaseEntry): UpgradeStart {
  const { tag } = entry.release;
  return {
    title: `Kairos ${tag}`,
    entry,
    parts: null,
    custom: null,
    defects: defectsOfRelease(tag),
  };
}

function startOf(finding: Decoded, entry: ReleaseEntry): UpgradeStart {
  const { parts } = finding;
  const isImage = parts.flavor !== null && parts.variant !== null;
  if (finding.kind === 'release' || !isImage) {
    return { ...releaseOnly(entry), title: describeDecoded(finding) };
  }
  const image = imageParts(finding);
  return {
    title: describeDecoded(finding),
    entry,
    parts: image,
    custom: customOf(finding),
    defects: distinct([...findDefects(parts), ...findDefects(image)]),
  };
}

/** A file is made from an image; since v3.5.0 it calls some distributions differently. */
function imageParts({ form, fileKind, parts }: Decoded): NameParts {
  const { flavor, flavorRelease, version } = parts;
  const image = { ...parts, ext: null };
  if ((form !== 'file' && fileKind === null) || flavor === null || version === null) return image;
  return { ...image, ...imageWordsOf({ flavor, flavorRelease }, version) };
}

function customOf(finding: Decoded): string | null {
  const reason = customReason(finding);
  if (reason !== null) return reason;
  return isOfficialPlace(finding.parts)
    ? null
    : 'The image is not in quay.io/kairos: upgrade to an image that you build.';
}

function problemOf(
  finding: Decoded | undefined,
  { kairos, known }: ReadReleases,
): Pick<UpgradeProblem, 'message' | 'nearest'> {
  if (finding === undefined) return { message: 'The text is empty.', nearest: [] };
  const program = programLeadOf(finding, kairos, known);
  if (program !== null) {
    const { program: name, version } = program;
    const releases = program.releases.map(({ tag }) => tag);
    return releases.length === 0
      ? { message: `No release is listed that contains ${name} ${version}.`, nearest: [] }
      : {
          message: `${name} ${version} is in Kairos ${listWords(releases)}. Choose the release that you run.`,
          nearest: releases,
        };
  }
  const custom = customReason(finding);
  if (custom !== null) {
    return {
      message: `${custom} Its version is not a release of Kairos; choose the release that it was built from.`,
      nearest: [],
    };
  }
  const version = releaseVersionOf(finding);
  if (version === null || !STATES_RELEASE.has(finding.kind)) {
    return {
      message: `${finding.problem ?? 'The text states no release of Kairos.'} Paste a tag, an image reference, or the output of “cat /etc/kairos-release”.`,
      nearest: finding.kind === 'pattern' ? nearestOf(finding, kairos) : [],
    };
  }
  const { reason, nearest } = releaseExistence(kairos, version);
  return { message: reason, nearest };
}

function nearestOf(finding: Decoded, kairos: ReleaseListing): readonly string[] {
  return existenceOf(finding, new Map([['kairos', kairos]]))?.nearest ?? [];
}

function distinct(defects: readonly KnownDefect[]): readonly KnownDefect[] {
  return [...new Map(defects.map((defect) => [defect.id, defect])).values()];
}
