import { shellQuote, shellQuoteFile } from '@/lib/base/text/shell-quote';
import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { isWithin, type VersionSpan } from '@/lib/names/versions/span';

import { identityByRule, type SignedArtifact } from './identity-rule';
import {
  GITHUB_ISSUER,
  type ReadIdentity,
  type SigningIdentity,
  type SigningSubject,
  type Verification,
} from './model';

/** A file of a release to verify, an image, or both. */
export type VerificationRequest = SignedArtifact & {
  /** The names of all assets of the release. */
  readonly assetNames: readonly string[];
  readonly fileName: string | null;
  readonly imageReference: string | null;
  readonly certificate: ReadIdentity | null;
};

const DOCUMENTATION = 'https://kairos.io/docs/installation/check-the-signatures/';
const COSIGN = 'https://docs.sigstore.dev/cosign/verifying/verify/';
const CHECKSUM_TOOL =
  'https://www.gnu.org/software/coreutils/manual/html_node/cksum-common-options.html';

/** The versions whose checksum files contain the folder in which they were made. */
const FOLDER_IN_CHECKSUM: VersionSpan = { from: 'v4.3.0', to: null };
const ATTESTED: VersionSpan = { from: 'v2.0.0', to: 'v3.3' };
const ATTESTED_ON_ARM: VersionSpan = { from: 'v2.0.0', to: 'v2.3.2' };
/** The versions whose arm64 artifacts were signed by another workflow: a certificate applies only to its architecture. */
const SIGNED_BY_ARCH: VersionSpan = { from: null, to: 'v3.3' };

const ATTESTATION_EXPECTED = 'The checks that passed, then the attestation as JSON.';

/**
 * The checks of a file and of an image of a release, with their commands.
 *
 * They only use assets of the release; the signer is that of its certificate, if it has one. A check that is not
 * possible has no command, and its note says why.
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

/** The signer: as in the release's certificate, else by rule; null if unknown. */
export function identityOf(request: VerificationRequest): SigningIdentity | null {
  const { certificate } = request;
  if (certificate !== null && appliesTo(request, certificate))
    return identityFromCertificate(certificate);
  return identityByRule(request);
}

/** Whether an image has a cosign attestation of its SBOM: only core, amd64 from v2.0.0 to v3.3.6, arm64 up to v2.3.2. */
export function hasCosignAttestation(artifact: SignedArtifact): boolean {
  if (artifact.componentId !== 'kairos' || artifact.variant !== 'core') return false;
  if (artifact.arch === 'amd64') return isOf(artifact, ATTESTED);
  return artifact.arch === 'arm64' && isOf(artifact, ATTESTED_ON_ARM);
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
  const checksumFile = `${fileName}.sha256`;
  if (request.assetNames.includes(checksumFile)) {
    const file = shellQuoteFile(checksumFile);
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
    return unknownCheck('checksum', title, 'The release carries no checksum of this file.');
  const command = `sha256sum -c --ignore-missing ${shellQuoteFile(shared)}`;
  return {
    ...base,
    command,
    note: `${shared} lists all files of the release; those that are not there are passed over.`,
  };
}

function fileSignature(request: VerificationRequest, fileName: string): Verification {
  const id = 'file-signature';
  const attached = attachedSignature(request.assetNames, fileName);
  if (attached === null) {
    return unknownCheck(
      id,
      `Signature of ${fileName}`,
      'The release carries no signature of this file.',
    );
  }
  const title = `Signature of ${attached.signed}`;
  const identity = identityOf(request);
  if (identity === null)
    return unknownCheck(
      id,
      title,
      'A signature is attached, but who should have made it is not known.',
    );
  const command = `cosign verify-blob ${attached.options} ${identityOptions(identity)} ${shellQuoteFile(attached.signed)}`;
  return signedCheck({ id, title, command, expected: 'Verified OK' }, identity);
}

type AttachedSignature = { readonly signed: string; readonly options: string };

function attachedSignature(
  assetNames: readonly string[],
  fileName: string,
): AttachedSignature | null {
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

function imageSignature(request: VerificationRequest, imageReference: string): Verification {
  const id = 'image-signature';
  const title = `Signature of ${imageReference}`;
  const identity = identityOf(request);
  if (identity === null)
    return unknownCheck(id, title, 'Whether this image is signed, and by whom, is not known.');
  const command = `cosign verify ${identityOptions(identity)} ${shellQuote(imageReference)}`;
  return signedCheck(
    { id, title, command, expected: 'The checks that passed, then the signatures as JSON.' },
    identity,
  );
}

function imageAttestation(
  request: VerificationRequest,
  imageReference: string,
): Verification | null {
  const identity = identityOf(request);
  if (identity === null || !hasCosignAttestation(request)) return null;
  const id = 'image-sbom-attestation';
  const title = `SBOM attested for ${imageReference}`;
  const command = `cosign verify-attestation --type spdx ${identityOptions(identity)} ${shellQuote(imageReference)}`;
  return signedCheck({ id, title, command, expected: ATTESTATION_EXPECTED }, identity);
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
    expected: isRight ? ATTESTATION_EXPECTED : '',
  };
}

type SignedCheck = Pick<Verification, 'id' | 'title' | 'command' | 'expected'>;

/** A check against the signer: evidence, note and source follow from how the signer is known. */
function signedCheck(
  { id, title, command, expected }: SignedCheck,
  identity: SigningIdentity,
): Verification {
  return {
    id,
    title,
    standing: 'holds',
    command,
    evidence: identity.evidence,
    note: identityNote(identity),
    source: identity.evidence === 'certificate' ? COSIGN : identity.source,
    expected,
  };
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

function appliesTo(request: VerificationRequest, certificate: ReadIdentity): boolean {
  if (!isOf(request, SIGNED_BY_ARCH)) return true;
  const signedArch = archOf(certificate.assetName);
  return signedArch === null || request.arch === null || signedArch === request.arch;
}

function archOf(fileName: string): string | null {
  return /-(amd64|arm64|riscv64)-/.exec(fileName)?.[1] ?? null;
}

function isOf({ tag }: SignedArtifact, span: VersionSpan): boolean {
  const version = readKairosVersion(tag);
  return version !== null && isWithin(version, span);
}

function unknownCheck(id: Verification['id'], title: string, note: string): Verification {
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

function identityNote({ note, isDerived }: SigningIdentity): string {
  const derived = ' This follows from how the workflows are written and has not been observed.';
  return `${note}${isDerived ? derived : ''}`;
}

function identityOptions({ subject, issuer }: SigningIdentity): string {
  return `${subjectOption(subject)} --certificate-oidc-issuer ${shellQuote(issuer)}`;
}

function subjectOption({ kind, value }: SigningSubject): string {
  const option = kind === 'exact' ? '--certificate-identity' : '--certificate-identity-regexp';
  return `${option} ${shellQuote(value)}`;
}
