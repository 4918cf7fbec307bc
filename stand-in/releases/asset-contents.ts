import { createHash } from 'node:crypto';

import { certificateOf, signatureOf, type Signer } from './certificate';
import { tarOf } from './tar';
import { isFrom, numberOf } from './version';

/** A file and the release it belongs to. */
export type File = {
  readonly repository: string;
  readonly tag: string;
  /** ISO 8601. */
  readonly at: string;
  readonly name: string;
};

const PACKAGES = ['busybox', 'kairos-agent', 'immucore', 'openssl', 'systemd', 'zlib'];

/** The digest that a file is listed with where it is too large to be there. */
export function digestOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Makes what is in a file; images and archives of programs are too large to be there. */
export function contentOf(file: File, siblings: readonly string[]): Buffer | string | undefined {
  const { name, tag } = file;
  if (name.endsWith('.sha256')) return checksumOf(file);
  if (name.endsWith('.pem')) return pemOf(file);
  if (name.endsWith('.sig')) return signatureOf(checksumOf(signedBy(file, '.sig')));
  if (name.endsWith('.bundle')) return bundleOf(file);
  if (name.endsWith('checksums.txt')) return checksumsOf(siblings);
  if (name.endsWith('scan-reports.tar.gz')) {
    const image = name.replace(/-(sbom-)?scan-reports\.tar\.gz$/, '');
    return tarOf(
      ['sbom.spdx.json', 'sbom.syft.json', 'grype.json', 'trivy.json'].map((report) => [
        `${image}-${report}`,
        reportOf(report, image, tag),
      ]),
    );
  }
  const [, image = '', report = ''] =
    /^(.+)-((?:sbom\.(?:spdx|syft)|grype|trivy)\.(?:json|sarif|html))$/.exec(name) ?? [];
  return report === '' ? undefined : reportOf(report, image, tag);
}

const certificates = new Map<string, string>();

/** The certificate of a release; here all of its files share one. */
function certificateFor(file: File): string {
  const key = `${file.repository} ${file.tag}`;
  const certificate = certificates.get(key) ?? certificateOf(signerOf(file));
  certificates.set(key, certificate);
  return certificate;
}

function signedBy(file: File, ending: string): File {
  return { ...file, name: file.name.slice(0, -ending.length) };
}

/** AuroraBoot wrote one space from v3.4.0 to v4.2.0; since v4.3.0 the name has a directory. */
function checksumOf({ name, tag }: File): string {
  const image = name.replace(/\.sha256$/, '');
  const version = numberOf(tag) ?? [0, 0, 0];
  if (isFrom(version, [4, 3, 0])) return `${digestOf(image)}  artifacts/${image}\n`;
  return `${digestOf(image)}${isFrom(version, [3, 4, 0]) ? ' ' : '  '}${image}\n`;
}

function checksumsOf(siblings: readonly string[]): string {
  const archives = siblings.filter((name) => name.endsWith('.tar.gz'));
  return archives.map((name) => `${digestOf(name)}  ${name}\n`).join('');
}

/** Up to v2.3 the certificate was attached in base64. */
function pemOf(file: File): string {
  const version = numberOf(file.tag) ?? [0, 0, 0];
  const pem = certificateFor(file);
  return isFrom(version, [2, 4, 0]) ? pem : Buffer.from(pem).toString('base64');
}

/** Up to v4.2.0 the bundle is that of cosign 2, then that of Sigstore. */
/** The log entry of every bundle: no log has signed it. */
const LOG_BODY = Buffer.from('{"kind":"hashedrekord","apiVersion":"0.0.1"}').toString('base64');
const LOG_ID = '00'.repeat(32);

function bundleOf(file: File): string {
  const pem = certificateFor(file);
  const signed = checksumOf(signedBy(file, '.bundle'));
  const signature = signatureOf(signed);
  if (!isFrom(numberOf(file.tag) ?? [0, 0, 0], [4, 3, 0])) {
    const cert = Buffer.from(pem).toString('base64');
    const rekorBundle = {
      SignedEntryTimestamp: 'AAAA',
      Payload: { body: LOG_BODY, integratedTime: 1_700_000_000, logIndex: 1, logID: LOG_ID },
    };
    return JSON.stringify({ base64Signature: signature, cert, rekorBundle });
  }
  return JSON.stringify({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: pem.replaceAll(/-----[^-]+-----|\n/g, '') },
      tlogEntries: [
        {
          logIndex: '1',
          logId: { keyId: Buffer.from(LOG_ID, 'hex').toString('base64') },
          kindVersion: { kind: 'hashedrekord', version: '0.0.1' },
          integratedTime: '1700000000',
          inclusionPromise: { signedEntryTimestamp: 'AAAA' },
          inclusionProof: { logIndex: '1', treeSize: '2', checkpoint: { envelope: '' } },
          canonicalizedBody: LOG_BODY,
        },
      ],
    },
    messageSignature: {
      messageDigest: {
        algorithm: 'SHA2_256',
        digest: createHash('sha256').update(signed).digest('base64'),
      },
      signature,
    },
  });
}

/** Which workflow signed changed with the years. */
function signerOf({ repository, tag, at }: File): Signer {
  const version = numberOf(tag) ?? [0, 0, 0];
  const ref = `refs/tags/${tag}`;
  const workflow = (path: string, of = ref) => `https://github.com/kairos-io/${path}@${of}`;
  const commit = createHash('sha1').update(`${repository} ${tag}`).digest('hex');
  const common = { repository: `kairos-io/${repository}`, ref, commit, workflow: 'release', at };
  const own = `${repository}/.github/workflows`;
  if (!isFrom(version, [3, 4, 0])) return { ...common, identity: workflow(`${own}/release.yaml`) };
  if (!isFrom(version, [3, 5, 1])) {
    return { ...common, identity: workflow(`${own}/reusable-release.yaml`) };
  }
  if (isFrom(version, [4, 3, 0])) {
    return { ...common, identity: workflow(`${own}/reusable-factory.yaml`) };
  }
  const factory = 'kairos-factory-action/.github/workflows/reusable-factory.yaml';
  return { ...common, identity: workflow(factory, pinOf(tag)) };
}

function pinOf(tag: string): string {
  if (tag === 'v3.7.2') return '583ec0586948b7b8e7692f6db22e902b373d48f3';
  if (tag === 'v4.2.0') return '9bf6ee71187036eb832f28c29f0c699507bc1ca3';
  return createHash('sha1').update(`factory ${tag}`).digest('hex');
}

function reportOf(report: string, image: string, tag: string): string {
  if (report.endsWith('.html')) return `<!doctype html><title>${image}</title><p>No findings.</p>`;
  if (report.endsWith('.sarif')) return JSON.stringify({ version: '2.1.0', runs: [] });
  if (report === 'sbom.spdx.json') return spdxOf(image, tag);
  if (report === 'sbom.syft.json') {
    const artifacts = PACKAGES.map((name, index) => ({
      name,
      version: `1.${index}.0`,
      type: 'apk',
    }));
    return JSON.stringify({ artifacts, source: { name: image }, schema: { version: '7.1.2' } });
  }
  if (report === 'grype.json') return JSON.stringify({ matches: [], source: { target: image } });
  return JSON.stringify({ SchemaVersion: 2, ArtifactName: image, Results: [] });
}

function spdxOf(image: string, tag: string): string {
  const packages = PACKAGES.map((name, index) => ({
    name,
    SPDXID: `SPDXRef-Package-${name}`,
    versionInfo: `1.${index}.0`,
    downloadLocation: 'NOASSERTION',
    licenseConcluded: 'NOASSERTION',
    externalRefs: [
      {
        referenceCategory: 'PACKAGE-MANAGER',
        referenceType: 'purl',
        referenceLocator: `pkg:apk/alpine/${name}@1.${index}.0`,
      },
    ],
  }));
  return JSON.stringify({
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: image,
    documentNamespace: `https://example.org/${image}-${tag}`,
    creationInfo: { creators: ['Tool: syft'], created: '2024-01-01T00:00:00Z' },
    packages,
    relationships: packages.map(({ SPDXID }) => ({
      spdxElementId: 'SPDXRef-DOCUMENT',
      relatedSpdxElement: SPDXID,
      relationshipType: 'DESCRIBES',
    })),
  });
}
