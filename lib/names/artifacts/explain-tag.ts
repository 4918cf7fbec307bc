import {
  describeCommit,
  readDescribedVersion,
  type DescribedVersion,
} from '@/lib/names/versions/git-describe';
import { isMajorVersion } from '@/lib/names/versions/major-version';
import { isPrerelease, readVersion } from '@/lib/names/versions/read-version';

import { explained, type Decoded } from './decoded';
import type { NameParts } from './name-parts';

type Context = {
  readonly name: string;
  readonly form: Decoded['form'];
  readonly parts: Partial<NameParts>;
};

/**
 * Explains a tag that does not identify an artifact by itself: a digest or what cosign attached to it, a
 * moving tag, a commit, a version. Null for any other tag.
 */
export function explainTag(tag: string, context: Context): Decoded | null {
  return (
    explainDigest(tag, context) ??
    explainMoving(tag, context) ??
    explainCommit(tag, context) ??
    explainVersion(tag, context)
  );
}

const ATTACHMENTS = new Map<string, readonly [NonNullable<NameParts['attachment']>, string]>([
  ['.sig', ['sig', 'The signature that cosign made of the image with this digest.']],
  ['.att', ['att', 'The attestation that cosign made of the image with this digest.']],
  ['.sbom', ['sbom', 'The SBOM that cosign attached to the image with this digest.']],
]);

function explainDigest(tag: string, { name, form, parts }: Context): Decoded | null {
  const found = /^sha256[-:]([0-9a-f]{64})(\.[a-z]+)?$/.exec(tag);
  if (found === null) return null;
  const [, hex = '', ending = ''] = found;
  const [attachment, says] = ATTACHMENTS.get(ending) ?? [
    null,
    'A digest: it pins an image without describing it.',
  ];
  const digest = `sha256:${hex}`;
  const remarks = [says, 'Which image that is can be read only from the registry.'];
  return explained({
    kind: 'digest',
    name,
    form,
    parts: { ...parts, digest, attachment },
    remarks,
  });
}

const BRANCHES = /^(?:master|main|develop|dev|edge|nightly|release[/-][A-Za-z0-9._-]{1,64})$/;

function explainMoving(tag: string, { name, form, parts }: Context): Decoded | null {
  const isBranch = BRANCHES.test(tag);
  if (tag !== 'latest' && !isBranch) return null;
  const says = isBranch
    ? `“${tag}” is a branch: the tag moves with every commit.`
    : 'Kairos does not update “latest”: use the tag of a version.';
  const branch = isBranch ? tag : null;
  return explained({
    kind: 'moving',
    name,
    form,
    parts: { ...parts, name: tag, branch },
    remarks: [says],
  });
}

function explainCommit(tag: string, { name, form, parts }: Context): Decoded | null {
  if (!/^(?:[0-9a-f]{7}|[0-9a-f]{40})$/.test(tag)) return null;
  const remarks = ['Only a commit, which CI uses as a tag for its builds: it states nothing else.'];
  return explained({
    kind: 'commit',
    name,
    form,
    era: 'E6',
    parts: { ...parts, commit: tag },
    remarks,
  });
}

/** A version with a capital letter, which tags do not have. */
const CAPITAL = /^V(?=[0-9]+\.[0-9])/;

function explainVersion(tag: string, context: Context): Decoded | null {
  const { name, form, parts } = context;
  if (isMajorVersion(tag)) {
    const remarks = ['Only a version, without an image or a file.'];
    return explained({ kind: 'release', name, form, parts: { ...parts, version: tag }, remarks });
  }
  if (CAPITAL.test(tag)) {
    const lower = tag.replace(CAPITAL, 'v');
    const decoded = explainVersion(lower, context);
    const remark = `Tags begin with a lowercase “v”: ${lower}.`;
    return decoded && { ...decoded, remarks: [remark, ...decoded.remarks] };
  }
  const version = readVersion(tag, { legacyC3os: true });
  if (version.numbers === null) return null;
  if (version.class === 'c3os') {
    const versioned = { ...parts, version: tag, prerelease: false };
    const remarks = [
      'A release of c3os, the predecessor of Kairos, numbered after Kubernetes: older than any Kairos.',
    ];
    return explained({ kind: 'legacy', name, form, era: 'E0', parts: versioned, remarks });
  }
  const described = readDescribedVersion(tag);
  if (described !== null) return explainDescribed(tag, described, context);
  const remarks = ['Only a version, without an image or a file.'];
  if (tag.endsWith('-dirty')) {
    remarks.push('“-dirty” is written by git describe: it was built with uncommitted changes.');
  }
  const versioned = { ...parts, version: tag, prerelease: isPrerelease(version) };
  return explained({ kind: 'release', name, form, parts: versioned, remarks });
}

function explainDescribed(
  version: string,
  described: DescribedVersion,
  { name, form, parts }: Context,
): Decoded {
  const { commit } = described;
  const remarks = [`Not a release: git describe names it, ${describeCommit(described)}.`];
  return explained({
    kind: 'commit',
    name,
    form,
    era: 'E6',
    parts: { ...parts, version, commit },
    remarks,
  });
}
