import { shellQuote, shellQuoteFile } from '@/lib/base/text/shell-quote';
import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { isWithin, type VersionSpan } from '@/lib/names/versions/span';

import { identityByRule, type SignedThing } from './identity-rule';
import {
  GITHUB_ISSUER,
  type ReadIdentity,
  type SigningIdentity,
  type SigningSubject,
  type Verification,
} from './model';

/** What is to be checked: a file of a release, an image, or both. */
export type VerificationRequest = SignedThing & {
  /** The names of everything that the release carries. */
  readonly assetNames: readonly string[];
  readonly fileName: string | null;
  readonly imageReference: string | null;
  readonly certificate: ReadIdentity | null;
};

const DOCUMENTATION = 'https://kairos.io/docs/installation/check-the-signatures/';
const COSIGN = 'https://docs.sigstore.dev/cosign/verifying/verify/';
const CHECKSUM_TOOL =
  'https://www.gnu.org/software/coreutils/manual/html_node/cksum-common-options.html';

/** Since then the checksum files name the folder in which they were made. */
const FOLDER_IN_CHECKSUM: VersionSpan = { from: 'v4.3.0', to: null };
const ATTESTED: VersionSpan = { from: 'v2.0.0', to: 'v3.3' };
const ATTESTED_ON_ARM: VersionSpan = { from: 'v2.0.0', to: 'v2.3.2' };
/** Up to then arm64 was signed by another workflow, so a certificate speaks only for its own architecture. */
const SIGNED_BY_ARCH: VersionSpan = { from: null, to: 'v3.3' };

const SIGNED_IMAGE_EXPECTED = 'The checks that passed, then the signatures as JSON.';

function isOf({ tag }: SignedThing, span: VersionSpan): boolean {
  const version = readKairosVersion(tag);
  return version !== null && isWithin(version, span);
}

function archOf(fileName: string): string | null {
  return /-(amd64|arm64|riscv64)-/.exec(fileName)?.[1] ?? null;
}

function identityFromCertificate(certificate: ReadIdentity): SigningIdentity {
  const { subjectAlternativeName: value, issuer, assetName } = certificate;
  return {
    subject: { kind: 'exact', value },
    issuer: issuer ?? GITHUB_ISSUER,
    evidence: 'certificate',
    isDerived: false,
    note: `Read from ${assetName}.`,
    source: assetName,
  };
}

function speaksFor(request: VerificationRequest, certificate: ReadIdentity): boolean {
  if (!isOf(request, SIGNED_BY_ARCH)) return true;
  const signedArch = archOf(certificate.assetName);
  return signedArch === null || request.arch === null || signedArch === request.arch;
}

/** Says who signed what is to be checked: as the release's own certificate says, else by rule, else `null`. */
export function identityOf(request: VerificationRequest): SigningIdentity | null {
  const { certificate } = request;
  if (certificate !== null && speaksFor(request, certificate))
    return identityFromCertificate(certificate);
  return identityByRule(request);
}

function subjectOption({ kind, value }: SigningSubject): string {
  const option = kind === 'exact' ? '--certificate-identity' : '--certificate-identity-regexp';
  return `${option} ${shellQuote(value)}`;
}

function identityOptions({ subject, issuer }: SigningIdentity): string {
  return `${subjectOption(subject)} --certificate-oidc-issuer ${shellQuote(issuer)}`;
}

function identityNote({ note, isDerived }: SigningIdentity): string {
  const derived = ' This follows from how the workflows are written and has not been observed.';
  return `${note}${isDerived ? derived : ''}`;
}

function notKnown(id: Verification['id'], title: string, note: string): Verification {
  return {
    id,
    title,
    standing: 'unknown',
    command: null,
    evidence: 'rule',
    note,
    source: DOCUMENTATION,
    expected: '',
  };
}

function checksum(request: VerificationRequest, fileName: string): Verification {
  const title = `Checksum of ${fileName}`;
  const base = {
    id: 'checksum',
    title,
    standing: 'holds',
    evidence: 'rule',
    source: CHECKSUM_TOOL,
    expected: `${fileName}: OK`,
  } as const;
  const own = `${fileName}.sha256`;
  if (request.assetNames.includes(own)) {
    const file = shellQuoteFile(own);
    if (!isOf(request, FOLDER_IN_CHECKSUM)) {
      return {
        ...base,
        command: `sha256sum -c ${file}`,
        note: 'Both files must be in the current folder.',
      };
    }
    const note =
      'Both files must be in the current folder. The checksum names the folder “artifacts”, where it was made; the command leaves that out.';
    return { ...base, command: `sed 's#\\([ *]\\)artifacts/#\\1#' ${file} | sha256sum -c -`, note };
  }
  const shared = request.assetNames.find((name) => /(?:^|[-_])checksums\.txt$/.test(name));
  if (shared === undefined)
    return notKnown('checksum', title, 'The release carries no checksum of this file.');
  const command = `sha256sum -c --ignore-missing ${shellQuoteFile(shared)}`;
  return {
    ...base,
    command,
    note: `${shared} lists all files of the release; those that are not there are passed over.`,
  };
}

type Evidences = { readonly signed: string; readonly options: string };

function attachedSignature(assetNames: readonly string[], fileName: string): Evidences | null {
  for (const signed of [`${fileName}.sha256`, fileName]) {
    const [bundle, certificate, signature] = ['bundle', 'pem', 'sig'].map(
      (kind) => `${signed}.${kind}`,
    );
    if (bundle !== undefined && assetNames.includes(bundle)) {
      return { signed, options: `--bundle ${shellQuoteFile(bundle)}` };
    }
    if (certificate === undefined || signature === undefined) continue;
    if (!assetNames.includes(certificate) || !assetNames.includes(signature)) continue;
    const options = `--certificate ${shellQuoteFile(certificate)} --signature ${shellQuoteFile(signature)}`;
    return { signed, options };
  }
  return null;
}

function fileSignature(request: VerificationRequest, fileName: string): Verification {
  const id = 'file-signature';
  const attached = attachedSignature(request.assetNames, fileName);
  if (attached === null) {
    return notKnown(
      id,
      `Signature of ${fileName}`,
      'The release carries no signature of this file.',
    );
  }
  const title = `Signature of ${attached.signed}`;
  const identity = identityOf(request);
  if (identity === null)
    return notKnown(
      id,
      title,
      'A signature is attached, but who should have made it is not known.',
    );
  return {
    id,
    title,
    standing: 'holds',
    command: `cosign verify-blob ${attached.options} ${identityOptions(identity)} ${shellQuoteFile(attached.signed)}`,
    evidence: identity.evidence,
    note: identityNote(identity),
    source: identity.evidence === 'certificate' ? COSIGN : identity.source,
    expected: 'Verified OK',
  };
}

function imageSignature(request: VerificationRequest, imageReference: string): Verification {
  const id = 'image-signature';
  const title = `Signature of ${imageReference}`;
  const identity = identityOf(request);
  if (identity === null)
    return notKnown(id, title, 'Whether this image is signed, and by whom, is not known.');
  return {
    id,
    title,
    standing: 'holds',
    command: `cosign verify ${identityOptions(identity)} ${shellQuote(imageReference)}`,
    evidence: identity.evidence,
    note: identityNote(identity),
    source: identity.evidence === 'certificate' ? COSIGN : identity.source,
    expected: SIGNED_IMAGE_EXPECTED,
  };
}

/** Whether the release's images carry a cosign attestation of their SBOM: core only, amd64 from v2.0.0 to v3.3.6, arm64 to v2.3.2. */
export function hasCosignAttestation(thing: SignedThing): boolean {
  if (thing.componentId !== 'kairos' || thing.variant !== 'core') return false;
  if (thing.arch === 'amd64') return isOf(thing, ATTESTED);
  return thing.arch === 'arm64' && isOf(thing, ATTESTED_ON_ARM);
}

function imageAttestation(
  request: VerificationRequest,
  imageReference: string,
): Verification | null {
  const identity = identityOf(request);
  if (identity === null || !hasCosignAttestation(request)) return null;
  return {
    id: 'image-sbom-attestation',
    title: `SBOM attested for ${imageReference}`,
    standing: 'holds',
    command: `cosign verify-attestation --type spdx ${identityOptions(identity)} ${shellQuote(imageReference)}`,
    evidence: identity.evidence,
    note: identityNote(identity),
    source: identity.evidence === 'certificate' ? COSIGN : identity.source,
    expected: 'The checks that passed, then the attestation as JSON.',
  };
}

function documentedCommand(request: VerificationRequest, imageReference: string): Verification {
  const value = `https://github.com/kairos-io/kairos/.github/workflows/release.yaml@refs/tags/${request.tag}`;
  const isRight = hasCosignAttestation(request) && request.arch === 'amd64';
  return {
    id: 'documented-command',
    title: 'The command with release.yaml that is often quoted',
    standing: isRight ? 'holds' : 'not-for-this-release',
    command: `cosign verify-attestation --type spdx --certificate-identity ${shellQuote(value)} --certificate-oidc-issuer ${shellQuote(GITHUB_ISSUER)} ${shellQuote(imageReference)}`,
    evidence: 'rule',
    note: 'It is right for core images of amd64 from v2.0.0 to v3.3.6, and fails for all others: they are signed by another workflow, or their SBOM is attested another way.',
    source: DOCUMENTATION,
    expected: isRight ? 'The checks that passed, then the attestation as JSON.' : '',
  };
}

/**
 * Lists how a file and an image of a release can be checked, each with a line for the shell.
 *
 * Only what the release carries is used, and the identity comes from its own certificate where it
 * has one. What cannot be checked is in the list too, without a command, and says why.
 */
export function verificationsFor(request: VerificationRequest): readonly Verification[] {
  const { fileName, imageReference, componentId } = request;
  return [
    ...(fileName === null ? [] : [checksum(request, fileName), fileSignature(request, fileName)]),
    ...(imageReference === null
      ? []
      : [
          imageSignature(request, imageReference),
          imageAttestation(request, imageReference) ?? [],
          componentId === 'kairos' ? documentedCommand(request, imageReference) : [],
        ].flat()),
  ];
}
