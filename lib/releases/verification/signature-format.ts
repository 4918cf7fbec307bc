import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { findBySpan, type VersionSpan } from '@/lib/names/versions/span';

import type { SignatureFormat } from './model';

type FormatRule = {
  readonly span: VersionSpan;
  /** Null if it is unknown which cosign signed. */
  readonly format: SignatureFormat | null;
  /** The workflow that installs cosign. */
  readonly source: string;
};

/**
 * Up to v3.5.4 the workflows install the cosign of their day, which was older than cosign 3. Then the factory pins
 * v2.6.1, and after v4.2.0 v3.1.3; which release is the first with that is unknown.
 */
const FORMATS: readonly FormatRule[] = [
  {
    span: { from: null, to: 'v3.5.4' },
    format: 'cosign',
    source:
      'https://github.com/kairos-io/kairos/blob/v3.5.0/.github/workflows/reusable-release.yaml',
  },
  {
    span: { from: 'v3.5.5', to: 'v4.2' },
    format: 'cosign',
    source:
      'https://github.com/kairos-io/kairos-factory-action/blob/9bf6ee71187036eb832f28c29f0c699507bc1ca3/.github/workflows/reusable-factory.yaml',
  },
  {
    span: { from: 'v4.3.0', to: null },
    format: null,
    source:
      'https://github.com/kairos-io/kairos/blob/011abc46aa14aa228be0df9b4ea4b4e95531aa40/.github/workflows/reusable-factory.yaml',
  },
];

/** Facts about a release's signatures, in addition to its version. */
export type FormatFacts = {
  readonly tag: string;
  /** The names of all assets of the release; empty if unknown. */
  readonly assetNames: readonly string[];
  /** The format of a bundle of the release that was read; null if none was. */
  readonly readBundle: SignatureFormat | null;
};

/**
 * The format of a release's signatures; null if unknown. A bundle that was read decides, then the assets:
 * cosign 3 makes a bundle and nothing else for a file. Only then the version does.
 *
 * @see https://github.com/sigstore/cosign/blob/v3.1.2/cmd/cosign/cli/sign/sign_blob.go
 */
export function signatureFormat({
  tag,
  assetNames,
  readBundle,
}: FormatFacts): SignatureFormat | null {
  if (assetNames.some((name) => name.endsWith('.sha256.sig'))) return 'cosign';
  if (readBundle !== null) return readBundle;
  if (assetNames.some((name) => name.endsWith('.sha256.bundle'))) return 'sigstore';
  const version = readKairosVersion(tag);
  return (version === null ? null : findBySpan(FORMATS, version)?.format) ?? null;
}

/**
 * The major versions of cosign that verify a format. cosign 3 reads both, cosign 2 does not find the Sigstore
 * bundle of an image, and later ones read nothing else.
 *
 * @see https://github.com/sigstore/cosign/blob/v3.1.2/cmd/cosign/cli/verify/verify.go
 * @see https://github.com/sigstore/cosign/pull/4959
 */
export function cosignMajors(format: SignatureFormat | null): readonly number[] {
  return format === 'cosign' ? [2, 3] : [3];
}
