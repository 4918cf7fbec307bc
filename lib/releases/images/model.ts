import type { CompanionKind } from '@/lib/names/references/companion-tag';

/** The time in which a tag pointed to a digest. Times are ISO 8601 text. */
export type TagTarget = {
  /** Null where the registry lists names only. */
  readonly digest: string | null;
  /** Null where the registry does not say it. */
  readonly from: string | null;
  /** When it was moved or deleted; null while it points there. */
  readonly until: string | null;
};

/** A row of a registry's list of tags. */
export type TagRow = TagTarget & { readonly name: string };

/** A tag of a repository, with everything that it pointed to as far as it was seen. */
export type ImageTag = {
  readonly name: string;
  /** When this site first saw it, ISO 8601. */
  readonly firstSeenAt: string;
  /**
   * Latest first, never empty. More than one: the tag was moved. The latest one has ended: the registry says
   * that the tag was deleted.
   */
  readonly targets: readonly TagTarget[];
  /**
   * Since when and in how many readings in a row, at most 2, the registry no longer lists it without saying
   * why; null while it does. One reading proves nothing: a list may have been cut off.
   */
  readonly missing: { readonly since: string; readonly looks: number } | null;
};

/** The tags of a repository. */
export type ImageTagList = {
  /** Tags of images, by name. */
  readonly tags: readonly ImageTag[];
  /** Tags that belong to an image by its digest, e.g. signatures, by what they have. They are counted only. */
  readonly companions: Readonly<Record<CompanionKind, number>>;
  /** False where the registry has more tags than are read. */
  readonly isComplete: boolean;
  /** Rows that could not be read. */
  readonly unreadable: number;
  /** When the history with deleted and moved tags was last read, ISO 8601; null where the registry has none. */
  readonly historyAt: string | null;
};

/** A layer of an image or a part of an artifact. */
export type ContentPart = {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: number;
};

/** One image of an index: what runs on one platform. */
export type PlatformImage = {
  readonly digest: string;
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | null;
  /** Null where its manifest or its configuration does not have the expected shape. */
  readonly details: {
    /** ISO 8601; null where the image does not say it. */
    readonly createdAt: string | null;
    readonly labels: Readonly<Record<string, string>>;
    readonly layers: readonly ContentPart[];
  } | null;
};

/** An attestation that an index lists among its images, as BuildKit does. */
export type ListedAttestation = {
  /** The digest of its manifest. */
  readonly digest: string;
  readonly bytes: number;
  /** The digest of the image that it is about, as the index says; the statement itself must say the same. */
  readonly subject: string | null;
};

/** The content of a digest: an index with its images, or one image. It never changes. */
export type ImageContent = {
  readonly mediaType: string;
  readonly bytes: number;
  readonly platforms: readonly PlatformImage[];
  readonly attestations: readonly ListedAttestation[];
  /** Entries of the index beyond those that are read. */
  readonly left: number;
};

/** A statement in an attestation manifest: a blob, and what it says it is. */
export type AttestedStatement = ContentPart & {
  /** E.g. `https://spdx.dev/Document`; null where it is not said. */
  readonly predicateType: string | null;
};

/** An attestation manifest. It never changes. */
export type AttestationContent = {
  /** The manifest that it refers to; null where it does not, as BuildKit's default is. */
  readonly subject: string | null;
  readonly artifactType: string | null;
  readonly statements: readonly AttestedStatement[];
};

/** Where something that belongs to an image was found: under a tag of cosign, or as a referrer. */
export type FoundVia = Exclude<CompanionKind, 'referrers'> | 'referrers-api' | 'referrers-tag';

/** Something that refers to an image: a signature, an attestation, an SBOM. Nothing of it is verified yet. */
export type ImageReferrer = {
  readonly via: FoundVia;
  /** The digest of its manifest. */
  readonly digest: string;
  readonly artifactType: string | null;
  /** The digest that its manifest refers to; null for what is found under a tag of cosign. */
  readonly subject: string | null;
  readonly annotations: Readonly<Record<string, string>>;
  /** Its blobs. Cosign 2 has the signature, the certificate and the log entry in their annotations. */
  readonly layers: readonly (ContentPart & {
    readonly annotations: Readonly<Record<string, string>>;
  })[];
};

/** Everything that was found to refer to an image. */
export type ImageReferrers = {
  readonly found: readonly ImageReferrer[];
  /** Found, but not read: too many, or about another image. */
  readonly left: number;
  /** Whether the registry has the referrers API. Where it does not, only tags were looked for. */
  readonly hasReferrersApi: boolean;
};
