import type { CosignMessage } from './model';

const COSIGN = 'https://github.com/sigstore/cosign/blob/v3.1.2';
const VERIFY = `${COSIGN}/pkg/cosign/verify.go`;
const BLOB = `${COSIGN}/cmd/cosign/cli/verify/verify_blob.go`;
const OPTIONS = `${COSIGN}/cmd/cosign/cli/options/certificate.go`;
const SIGSTORE_GO = 'https://github.com/sigstore/sigstore-go/blob/v1.1.4/pkg/verify';
const REGISTRY = 'https://github.com/google/go-containerregistry/blob/v0.20.6/pkg/v1/remote';
const KAIROS = 'https://github.com/kairos-io/kairos/blob/v4.2.0/.github/workflows/release.yaml';
const COREUTILS =
  'https://www.gnu.org/software/coreutils/manual/html_node/cksum-common-options.html';

/**
 * The messages, the most specific first. Their words are those of the programs' sources; `cosign` wraps them
 * in others, so a part of a line is matched.
 */
export const MESSAGES: readonly CosignMessage[] = [
  {
    id: 'identity-mismatch',
    pattern: /none of the expected identities matched/i,
    about: 'any',
    versions: 'cosign 1 to 3',
    cause:
      'The signature is good, but its certificate has another subject or issuer than the command requires.',
    check:
      'Compare the subject behind “got subjects” with the signer of the release. The workflow that signs has changed three times: with v3.4.0, v3.5.1 and v4.3.0.',
    action: 'Use the identity of this version. Do not widen the pattern until it matches.',
    source: VERIFY,
  },
  {
    id: 'san-mismatch',
    pattern: /no matching CertificateIdentity found|failed to verify certificate identity/i,
    about: 'any',
    versions: 'cosign 2.4 and later, with Sigstore bundles',
    cause:
      'The signature is good, but its certificate has another subject or issuer than the command requires.',
    check: 'Compare the value behind “got” with the signer of the release.',
    action: 'Use the identity of this version. Do not widen the pattern until it matches.',
    source: `${SIGSTORE_GO}/certificate_identity.go`,
  },
  {
    id: 'workflow-mismatch',
    pattern:
      /expected GitHub ?Workflow ?(?:Repository|Ref|SHA|Name|Trigger) not found in certificate/i,
    about: 'any',
    versions: 'cosign 1 to 3',
    cause:
      'An option --certificate-github-workflow-… requires something that the certificate does not have.',
    check:
      'The repository in the certificate is the one whose run signed, kairos-io/kairos, also where a workflow of another repository was called.',
    action: 'Remove that option, or give it the value of the command below.',
    source: VERIFY,
  },
  {
    id: 'identity-required',
    pattern: /--certificate-identity or --certificate-identity-regexp is required/i,
    about: 'any',
    versions: 'cosign 2 and 3',
    cause: 'The command does not say who must have signed. cosign 1 accepted that.',
    check: 'Look for --certificate-identity in the command.',
    action: 'Add the identity of this version.',
    source: OPTIONS,
  },
  {
    id: 'issuer-required',
    pattern: /--certificate-oidc-issuer or --certificate-oidc-issuer-regexp is required/i,
    about: 'any',
    versions: 'cosign 2 and 3',
    cause: 'The command does not say who must have issued the identity.',
    check: 'Look for --certificate-oidc-issuer in the command.',
    action: 'Add --certificate-oidc-issuer https://token.actions.githubusercontent.com.',
    source: OPTIONS,
  },
  {
    id: 'predicate-type',
    pattern: /none of the attestations matched the predicate type/i,
    about: 'attestation',
    versions: 'cosign 2 and 3',
    cause: 'The image has attestations, but none of the type in --type.',
    check: 'The message lists the types that were found.',
    action:
      'Core images of v2.0.0 to v3.3.6 have --type spdx. From v3.4.0 the SBOM is an attestation of BuildKit, which cosign does not verify: verify the signature of the image.',
    source: VERIFY,
  },
  {
    id: 'no-attestations',
    pattern: /no matching attestations|no attestations found|found no attestations/i,
    about: 'attestation',
    versions: 'cosign 1 to 3',
    cause: 'The image has no attestation that cosign made.',
    check:
      'Only core images of v2.0.0 to v3.3.6 are attested, those for arm64 up to v2.3.2. From v3.4.0 images are signed and not attested.',
    action: 'Use cosign verify where the image is signed.',
    source: VERIFY,
  },
  {
    id: 'no-signatures',
    pattern: /no signatures found|no matching signatures|no valid bundles exist in registry/i,
    about: 'image',
    versions: 'cosign 1 to 3',
    cause:
      'The registry has no signature of this image that this cosign looks for, or none of them passes.',
    check:
      'Core images of v2.0.0 to v3.3.6 are attested and not signed; generic arm64 images of v2.4.0 to v3.2.4 have neither. Since cosign 3 signatures are referrers, which cosign 2 does not look for.',
    action: 'Use the command for this image, with cosign 3.1.1 or later.',
    source: VERIFY,
  },
  {
    id: 'bundle-without-cert',
    pattern: /bundle does not contain cert for verification/i,
    about: 'file',
    versions: 'cosign up to 2.4',
    cause: 'The bundle is a Sigstore bundle, and this cosign reads it as its own older JSON.',
    check: 'A Sigstore bundle begins with "mediaType", the older one has "base64Signature".',
    action: 'Use cosign 3, or add --new-bundle-format with cosign 2.4.',
    source: BLOB,
  },
  {
    id: 'old-bundle-as-new',
    pattern:
      /unknown field "?(?:base64Signature|cert|rekorBundle)|unsupported bundle|bundle.{0,40}media ?type|validation error: .*media type/i,
    about: 'file',
    versions: 'cosign 2.4 and later',
    cause:
      'The bundle is cosign’s older JSON, and --new-bundle-format makes cosign read it as a Sigstore bundle.',
    check: 'The bundles of v3.7.0 to v4.2.0 have "base64Signature": they are the older JSON.',
    action: 'Remove --new-bundle-format: cosign 2 and 3 recognise the older JSON without it.',
    source: BLOB,
  },
  {
    id: 'timestamps',
    pattern: /threshold not met for verified (?:log entry integrated |signed )?timestamps/i,
    about: 'any',
    versions: 'cosign 2.4 to 3.0',
    cause:
      'The signature was recorded in a log of Rekor 2, which states no time; the time is in a signed timestamp that this cosign does not use by itself.',
    check: 'Run cosign version.',
    action: 'Use cosign 3.1.1 or later, or add --use-signed-timestamps.',
    source: `${SIGSTORE_GO}/tsa.go`,
  },
  {
    id: 'log-threshold',
    pattern:
      /threshold not met for verified (?:log|transparency log) entries|not enough verified (?:log|timestamps?) entries/i,
    about: 'any',
    versions: 'cosign 2.4 and later',
    cause: 'The bundle has no log entry that the trusted root of this cosign can verify.',
    check: 'An old copy of the trusted root lacks newer logs.',
    action: 'Update cosign, then run cosign initialize.',
    source: `${SIGSTORE_GO}/tlog.go`,
  },
  {
    id: 'unknown-log',
    pattern: /rekor log public key not found for payload/i,
    about: 'any',
    versions: 'cosign 1 to 3',
    cause: 'The log that recorded the signature is not in the trusted root of this cosign.',
    check:
      'Logs are replaced about twice a year, and an old copy of the root lacks the newer ones.',
    action: 'Update cosign, then run cosign initialize.',
    source: VERIFY,
  },
  {
    id: 'unknown-ct-log',
    pattern: /ctfe public key not found|verifying SCT/i,
    about: 'any',
    versions: 'cosign 1 to 3',
    cause: 'The certificate log of the certificate is not in the trusted root of this cosign.',
    check: 'Run cosign version and compare it with the date of the release.',
    action: 'Update cosign, then run cosign initialize.',
    source: `${COSIGN}/pkg/cosign/verify_sct.go`,
  },
  {
    id: 'not-in-log',
    pattern:
      /signature not found in transparency log|no valid tlog entries found|could not find a (?:valid )?tlog entry/i,
    about: 'file',
    versions: 'cosign 1 to 3',
    cause:
      'cosign looked for the log entry of .sig and .pem in Rekor and did not find it. The search index of Rekor is not complete any more.',
    check: 'Does the release have a .bundle? It contains the log entry.',
    action: 'Use --bundle where the release has one; otherwise try again later.',
    source: `${COSIGN}/pkg/cosign/tlog.go`,
  },
  {
    id: 'rekor-search',
    pattern: /searching log query|\/api\/v1\/log\/entries\/retrieve|\/api\/v1\/index\/retrieve/i,
    about: 'file',
    versions: 'cosign 1 to 3',
    cause: 'cosign verifies .sig with .pem by a search in Rekor, and Rekor did not respond.',
    check: 'Does the release have a .bundle? It needs no search.',
    action: 'Use --bundle where the release has one; otherwise check the connection and try again.',
    source: `${COSIGN}/pkg/cosign/tlog.go`,
  },
  {
    id: 'tuf',
    pattern:
      /updating (?:local )?(?:metadata|TUF)|error updating to TUF remote mirror|getting trusted root|tuf: |tuf-repo-cdn\.sigstore\.dev/i,
    about: 'any',
    versions: 'cosign 1 to 3',
    cause: 'cosign could not fetch or renew the trusted root of Sigstore.',
    check: 'Is https://tuf-repo-cdn.sigstore.dev reachable? cosign 1 has a root that has expired.',
    action:
      'Update cosign, delete ~/.sigstore/root and run cosign initialize. Without a network, give --trusted-root with a copy of trusted_root.json.',
    source: 'https://docs.sigstore.dev/cosign/system_config/custom_components/',
  },
  {
    id: 'certificate-expired',
    pattern:
      /certificate (?:has expired|expired before|was not valid)|certificate is not yet valid|expired certificate/i,
    about: 'any',
    versions: 'cosign 1 to 3',
    cause:
      'The certificate of a signature is valid for 10 minutes. Without a log entry cosign compares it with the present time.',
    check:
      'Is the log ignored (--insecure-ignore-tlog), or the clock of this machine wrong? If the message has the name of a host, the certificate is that of a proxy or server.',
    action: 'Remove --insecure-ignore-tlog and set the clock.',
    source: VERIFY,
  },
  {
    id: 'unknown-authority',
    pattern:
      /certificate signed by unknown authority|unable to verify certificate chain|cert verification failed/i,
    about: 'any',
    versions: 'cosign 1 to 3',
    cause:
      'Either the connection goes through a proxy with its own certificate, or the signature was not made with a certificate of Sigstore.',
    check: 'If the message has the URL of a registry, it is the connection.',
    action:
      'Add the certificate of the proxy to the system, or update cosign and its trusted root with cosign initialize.',
    source: VERIFY,
  },
  {
    id: 'digest-not-in-statement',
    pattern: /provided artifact digest does not match/i,
    about: 'any',
    versions: 'cosign 2.4 and later',
    cause: 'The signature is of another file or image than the one that is verified.',
    check:
      'Is the file complete, and is it the one that was signed: the .sha256 file and not the ISO?',
    action: 'Verify the .sha256 file, then the ISO with sha256sum.',
    source: `${SIGSTORE_GO}/signature.go`,
  },
  {
    id: 'bundle-mismatch',
    pattern: /matching bundle to payload|comparing public key PEMs|bundle.{0,30}does not match/i,
    about: 'any',
    versions: 'cosign 1 to 3',
    cause: 'The log entry in the bundle is of another signature, key or content.',
    check: 'Are bundle and file of the same release and of the same architecture?',
    action: 'Download both files again from the release.',
    source: VERIFY,
  },
  {
    id: 'wrong-content',
    pattern:
      /invalid signature when validating ASN\.1 encoded signature|failed to verify signature|could not verify (?:message|envelope)|crypto\/rsa: verification error/i,
    about: 'file',
    versions: 'cosign 1 to 3',
    cause: 'The signature is not of these bytes. Kairos signs the .sha256 file and not the ISO.',
    check:
      'Does the command end with .iso? Was the .sha256 file edited, or saved with other line endings?',
    action:
      'Verify the .sha256 file as it was downloaded, then compare the ISO with it. If that fails too, do not use the file.',
    source: BLOB,
  },
  {
    id: 'html',
    pattern:
      /invalid character '<' looking for beginning of value|illegal base64 data|invalid PEM|unable to (?:decode|parse) (?:PEM|certificate)|malformed certificate|no PEM data/i,
    about: 'file',
    versions: 'cosign 1 to 3',
    cause:
      'A file has other content than its name says, most often a web page that was saved in its place.',
    check:
      'Look at its first line with head -c 200. The .pem of Kairos is base64 text; cosign reads that.',
    action: 'Download it from the list of files of the release, with curl -fLO.',
    source: BLOB,
  },
  {
    id: 'truncated',
    pattern: /unexpected end of JSON input|unexpected EOF|proto: syntax error/i,
    about: 'file',
    versions: 'cosign 1 to 3',
    cause: 'The bundle is empty or cut off.',
    check: 'A bundle has about 10,000 bytes.',
    action: 'Download it again, with curl -fLO.',
    source: BLOB,
  },
  {
    id: 'no-file',
    pattern: /no such file or directory|cannot find the file specified/i,
    about: 'file',
    versions: 'every version',
    cause: 'A file of the command is not in this directory.',
    check:
      'Releases of v3.5.1 to v3.6.0 have a .sig without .pem, releases before v3.7.0 have no .bundle, and none has a .sig of the ISO itself.',
    action: 'Download the files that the release has, into one directory.',
    source: KAIROS,
  },
  {
    id: 'unknown-flag',
    pattern: /unknown (?:shorthand )?flag|flag provided but not defined/i,
    about: 'any',
    versions: 'every version',
    cause: 'This version of cosign does not have the option.',
    check:
      'Run cosign version. --certificate-identity needs cosign 2, --new-bundle-format 2.4; cosign 3 has dropped options of cosign 2.',
    action: 'Use cosign 3.',
    source: OPTIONS,
  },
  {
    id: 'no-key',
    pattern:
      /missing flag '--signature'|provide a key with --key|one of: --key|must provide (?:one of|either)|no (?:public )?key provided|a certificate to verify against with --certificate/i,
    about: 'any',
    versions: 'cosign 1 to 3',
    cause:
      'The command gives neither a bundle nor a signature with its certificate. Kairos signs without a key.',
    check: 'Look for --bundle, or for --signature and --certificate, in the command.',
    action: 'Use the command below; no --key is needed.',
    source: BLOB,
  },
  {
    id: 'arguments',
    pattern:
      /accepts (?:\d+|between \d+ and \d+) arg\(s\), received|requires at least 1 arg|requires exactly/i,
    about: 'any',
    versions: 'every version',
    cause: 'The command has too many or too few arguments, e.g. because a URL was not quoted.',
    check:
      'Is every value in quotes that has spaces, *, ? or &? Does each line but the last end with \\?',
    action: 'Copy the command below as one line.',
    source: BLOB,
  },
  {
    id: 'bad-reference',
    pattern: /could not parse reference|parsing reference/i,
    about: 'image',
    versions: 'cosign 1 to 3',
    cause: 'The image reference is not valid, e.g. because + is not allowed in a tag.',
    check: 'In tags of Kairos + is written as -: v1.31.1+k3s1 is v1.31.1-k3s1.',
    action: 'Correct the reference.',
    source: 'https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md',
  },
  {
    id: 'no-image',
    pattern:
      /MANIFEST_UNKNOWN|manifest unknown|TAG_EXPIRED|NAME_UNKNOWN|entity not found in registry/i,
    about: 'image',
    versions: 'cosign 1 to 3',
    cause: 'The registry has no image under this reference.',
    check:
      'Decode the reference: names have changed between versions, and not every image was published.',
    action: 'Use a reference of the release.',
    source: `${REGISTRY}/transport/error.go`,
  },
  {
    id: 'unauthorized',
    pattern: /UNAUTHORIZED|DENIED: |401 Unauthorized|403 Forbidden|unexpected status code 40[13]/i,
    about: 'image',
    versions: 'cosign 1 to 3',
    cause:
      'The registry refuses access. quay.io responds so for repositories that do not exist, too.',
    check: 'Is the name of the repository right? Are stored credentials outdated?',
    action: 'Correct the name; public images need no sign-in, so try cosign logout quay.io.',
    source: `${REGISTRY}/transport/error.go`,
  },
  {
    id: 'rate-limit',
    pattern: /TOOMANYREQUESTS|429 Too Many Requests|unexpected status code 429/i,
    about: 'any',
    versions: 'every version',
    cause: 'The registry or Rekor limits the rate of requests.',
    check: 'Do many machines share this IP address?',
    action: 'Wait and try again.',
    source: `${REGISTRY}/transport/error.go`,
  },
  {
    id: 'network',
    pattern:
      /no such host|connection refused|i\/o timeout|context deadline exceeded|network is unreachable|TLS handshake timeout|connection reset/i,
    about: 'any',
    versions: 'every version',
    cause: 'A server could not be reached.',
    check:
      'cosign needs quay.io for images, tuf-repo-cdn.sigstore.dev for the trusted root, and rekor.sigstore.dev for .sig with .pem.',
    action:
      'Check the connection and the proxy. With --bundle and a stored trusted root a file is verified without a network.',
    source: 'https://docs.sigstore.dev/cosign/verifying/verify/',
  },
  {
    id: 'checksum-no-file',
    pattern: /sha256sum: .*artifacts\/|WARNING: \d+ listed file could not be read/i,
    about: 'file',
    versions: 'sha256sum',
    cause: 'Since v4.3.0 the checksum file has the name with the directory “artifacts”.',
    check: 'Look at the line with cat.',
    action: 'Remove the directory from the line as the command below does.',
    source: COREUTILS,
  },
  {
    id: 'checksum-format',
    pattern: /no properly formatted .*checksum lines found|improperly formatted/i,
    about: 'file',
    versions: 'sha256sum',
    cause: 'From v3.4.0 to v4.2.0 the line has one space, which BusyBox and macOS do not read.',
    check: 'Which sha256sum is it? Run sha256sum --version.',
    action: 'Use GNU sha256sum.',
    source: COREUTILS,
  },
  {
    id: 'checksum-failed',
    pattern: /: FAILED$|computed checksum did NOT match/im,
    about: 'file',
    versions: 'sha256sum',
    cause: 'The file has other bytes than the one whose checksum it is.',
    check: 'Is the download complete?',
    action: 'Download it again. If it fails again, do not use the file.',
    source: COREUTILS,
  },
];
