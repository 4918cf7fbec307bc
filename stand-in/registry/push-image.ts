import {
  imageRepository,
  putBlob,
  putManifest,
  setTag,
  type Descriptor,
  type ImageRepository,
  type ImageWorld,
} from './world';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';
const STATEMENT = 'application/vnd.in-toto+json';
const EMPTY = 'application/vnd.oci.empty.v1+json';
const SIMPLE_SIGNING = 'application/vnd.dev.cosign.simplesigning.v1+json';
const DSSE = 'application/vnd.dsse.envelope.v1+json';
const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** How an image is pushed. */
export type PushOptions = {
  readonly repository: string;
  readonly tag: string;
  /** Seconds since 1970. */
  readonly at: number;
  /** Architectures; one image each. */
  readonly platforms?: readonly string[];
  /** Whether BuildKit attests an SBOM and the provenance of each image. */
  readonly isAttested?: boolean;
  /** Makes the content differ from an earlier push of the same tag. */
  readonly build?: string;
  /** Packages of the SBOM: names, or package URLs with their versions and, after a space, their licence. */
  readonly packages?: readonly string[];
  /** How many files the SBOM lists, which make it large. */
  readonly files?: number;
};

/** What was pushed. */
export type PushedImage = {
  readonly repository: ImageRepository;
  readonly tag: string;
  readonly index: Descriptor;
  readonly images: readonly Descriptor[];
  readonly attestations: readonly Descriptor[];
};

/** Pushes an index with an image for each platform, as BuildKit does. */
export function pushImage(world: ImageWorld, options: PushOptions): PushedImage {
  const { tag, at, platforms = ['amd64'], isAttested = true } = options;
  const repository = imageRepository(world, options.repository);
  const images = platforms.map((architecture) => pushPlatform(repository, architecture, options));
  const attestations = isAttested
    ? images.map((image) => pushAttestation(repository, image, options))
    : [];
  const index = putManifest(repository, INDEX, {
    schemaVersion: 2,
    mediaType: INDEX,
    manifests: [...images, ...attestations],
  });
  setTag(repository, tag, index.digest, at);
  return { repository, tag, index, images, attestations };
}

function pushPlatform(
  repository: ImageRepository,
  architecture: string,
  { tag, at, build = '1' }: PushOptions,
): Descriptor {
  const config = putBlob(repository, CONFIG, {
    created: new Date(at * 1000).toISOString(),
    architecture,
    os: 'linux',
    config: {
      Labels: {
        'org.opencontainers.image.version': tag,
        'org.opencontainers.image.revision': '9bf6ee71187036eb832f28c29f0c699507bc1ca3',
        'io.kairos.build': build,
      },
    },
    rootfs: { type: 'layers', diff_ids: [] },
  });
  const layers = ['base', 'kairos'].map((part) =>
    putBlob(repository, LAYER, `${part} ${tag} ${architecture} ${build}`),
  );
  const manifest = putManifest(repository, MANIFEST, {
    schemaVersion: 2,
    mediaType: MANIFEST,
    config,
    layers,
  });
  return { ...manifest, platform: { os: 'linux', architecture } };
}

/** An SBOM and a provenance, each an in-toto statement about the image, in a separate manifest. */
function pushAttestation(
  repository: ImageRepository,
  image: Descriptor,
  { packages = ['musl'], files = 0 }: PushOptions,
): Descriptor {
  const subject = [{ name: repository.name, digest: { sha256: image.digest.slice(7) } }];
  const statement = (predicateType: string, predicate: object) => ({
    ...putBlob(repository, STATEMENT, {
      _type: 'https://in-toto.io/Statement/v0.1',
      predicateType,
      subject,
      predicate,
    }),
    annotations: { 'in-toto.io/predicate-type': predicateType },
  });
  const manifest = putManifest(repository, MANIFEST, {
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: putBlob(repository, CONFIG, { architecture: 'unknown', os: 'unknown', rootfs: {} }),
    layers: [
      statement('https://spdx.dev/Document', { ...spdxOf(packages), files: filesOf(files) }),
      statement('https://slsa.dev/provenance/v0.2', {
        builder: { id: 'https://github.com/kairos-io/kairos/actions/runs/4711' },
        buildType: 'https://mobyproject.org/buildkit@v1',
      }),
    ],
  });
  return {
    ...manifest,
    annotations: {
      'vnd.docker.reference.digest': image.digest,
      'vnd.docker.reference.type': 'attestation-manifest',
    },
    platform: { os: 'unknown', architecture: 'unknown' },
  };
}

/** An SBOM in SPDX. */
function spdxOf(packages: readonly string[]): object {
  return {
    spdxVersion: 'SPDX-2.3',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'sbom',
    creationInfo: { created: '2026-09-01T00:00:00Z', creators: ['Tool: syft-v1.0.0'] },
    packages: packages.map((text, index) => packageOf(text, index)),
  };
}

function filesOf(count: number): readonly object[] {
  return Array.from({ length: count }, (_, index) => ({
    fileName: `/usr/share/file-${index}`,
    SPDXID: `SPDXRef-File-${index}`,
    checksums: [{ algorithm: 'SHA256', checksumValue: '0'.repeat(64) }],
  }));
}

function packageOf(text: string, index: number): object {
  const [purl = '', licence = 'NOASSERTION'] = text.split(/ (.*)/s, 2);
  const SPDXID = `SPDXRef-${index}`;
  const [, name, version] = /^pkg:[a-z]+\/(?:.*\/)?([^/@]+)@([^?]+)/.exec(purl) ?? [];
  if (name === undefined || version === undefined) {
    return { name: text, SPDXID, versionInfo: '1.0.0' };
  }
  const externalRefs = [
    { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl },
  ];
  return { name, SPDXID, versionInfo: version, licenseDeclared: licence, externalRefs };
}

/** How cosign attaches something to an image. */
export type Attached = 'signature' | 'attestation' | 'sbom';

const ATTACHED = {
  signature: { ending: 'sig', mediaType: SIMPLE_SIGNING },
  attestation: { ending: 'att', mediaType: DSSE },
  sbom: { ending: 'sbom', mediaType: 'text/spdx+json' },
} as const;

/** The image that something is attached to. */
export type AttachTo = Pick<PushedImage, 'repository' | 'index'>;

/** What cosign 2 signs: the digest of an image. */
export function signedPayload({ repository, index }: AttachTo): object {
  return {
    critical: {
      identity: { 'docker-reference': `quay.io/${repository.name}` },
      image: { 'docker-manifest-digest': index.digest },
      type: 'cosign container image signature',
    },
    optional: null,
  };
}

const PLACEHOLDER = { 'dev.cosignproject.cosign/signature': 'cGxhY2Vob2xkZXI=' };

/**
 * Attaches something to an image under a tag that is made of its digest, as cosign 2 does. The annotations are
 * what signs the payload.
 */
export function attachByTag(
  image: AttachTo,
  attached: Attached,
  at: number,
  annotations: Readonly<Record<string, string>> = PLACEHOLDER,
): Descriptor {
  const { repository, index } = image;
  const { ending, mediaType } = ATTACHED[attached];
  const content = attached === 'sbom' ? spdxOf(['musl']) : signedPayload(image);
  const layer = putBlob(repository, mediaType, content);
  const manifest = putManifest(repository, MANIFEST, {
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: putBlob(repository, CONFIG, { os: '', architecture: '', rootfs: {} }),
    layers: [{ ...layer, annotations }],
  });
  setTag(repository, `sha256-${index.digest.slice(7)}.${ending}`, manifest.digest, at);
  return manifest;
}

/**
 * Attaches a bundle that refers to an image as its subject, as cosign 3 does, and lists it under the fallback
 * tag where the registry has no referrers API.
 */
export function attachByReference(
  { repository, index }: AttachTo,
  at: number,
  options: { readonly hasFallbackTag: boolean; readonly bundle?: object },
): Descriptor {
  const manifest = putManifest(repository, MANIFEST, {
    schemaVersion: 2,
    mediaType: MANIFEST,
    artifactType: BUNDLE,
    config: putBlob(repository, EMPTY, '{}'),
    layers: [
      putBlob(repository, BUNDLE, options.bundle ?? { mediaType: BUNDLE, dsseEnvelope: {} }),
    ],
    subject: index,
    annotations: {
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': 'https://sigstore.dev/cosign/sign/v1',
    },
  });
  if (options.hasFallbackTag) {
    const fallback = putManifest(repository, INDEX, {
      schemaVersion: 2,
      mediaType: INDEX,
      // As ghcr.io has it: the type of the config instead of that of the artifact.
      manifests: [{ ...manifest, artifactType: EMPTY }],
    });
    setTag(repository, `sha256-${index.digest.slice(7)}`, fallback.digest, at);
  }
  return manifest;
}
