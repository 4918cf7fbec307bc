import { readVersion } from '@/lib/names/versions/read-version';

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
  ['.sbom', ['sbom', 'The bill of materials that cosign attached to the image with this digest.']],
]);

function explainDigest(tag: string, { name, form, parts }: Context): Decoded | null {
  const found = /^sha256[-:]([0-9a-f]{64})(\.[a-z]+)?$/.exec(tag);
  if (found === null) return null;
  const [, hex = '', ending = ''] = found;
  const [attachment, says] = ATTACHMENTS.get(ending) ?? [
    null,
    'A digest: it pins an image and tells nothing of it.',
  ];
  const digest = `sha256:${hex}`;
  const remarks = [says, 'Which image that is only the registry can tell.'];
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
    ? `“${tag}” is a branch: what it names moves with every commit.`
    : 'Kairos keeps no “latest” up to date: name a version.';
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
  const remarks = ['A commit alone, as CI tags what it builds: it tells nothing else.'];
  return explained({
    kind: 'commit',
    name,
    form,
    era: 'E6',
    parts: { ...parts, commit: tag },
    remarks,
  });
}

function explainVersion(tag: string, { name, form, parts }: Context): Decoded | null {
  const version = readVersion(tag, { legacyC3os: true });
  if (version.numbers === null) return null;
  const prerelease = version.class === 'kairos' && version.numbers.prerelease.length > 0;
  const versioned = { ...parts, version: tag, prerelease };
  if (version.class === 'c3os') {
    const remarks = [
      'A release of c3os, the forerunner of Kairos, numbered after Kubernetes: older than any Kairos.',
    ];
    return explained({ kind: 'legacy', name, form, era: 'E0', parts: versioned, remarks });
  }
  const remarks = ['A version alone: it names a release, and not which image or file of it.'];
  return explained({ kind: 'release', name, form, parts: versioned, remarks });
}
