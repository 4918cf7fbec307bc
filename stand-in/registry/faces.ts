/** How a face responds to requests for referrers. */
export type ReferrersManner =
  /** An index of the manifests whose subject it is. */
  | 'listed'
  /** 404 as plain text, as registries that do not have it. */
  | 'missing'
  /** 303 to a page for people. */
  | 'elsewhere'
  /** Always an empty index. */
  | 'empty';

/** What of a registry differs from another. */
export type Face = {
  /** Whether every request needs a token, or only those for repositories that do not exist. */
  readonly needsToken: boolean;
  /** The path of its issuer of tokens. */
  readonly tokenPath: string;
  /** Most tags on one page. */
  readonly pageSize: number;
  /** How the next page of tags is linked. */
  readonly link: 'relative' | 'absolute' | 'token';
  readonly referrers: ReferrersManner;
  /** Whether blobs come from another host. */
  readonly redirectsBlobs: boolean;
  /** Whether a client that does not accept an index gets the image as schema 1. */
  readonly convertsToSchema1: boolean;
  /** Whether manifests have an ETag. */
  readonly hasEtag: boolean;
  /** Whether it says that a tag was deleted, and has quay's API. */
  readonly hasHistory: boolean;
};

const QUAY: Face = {
  needsToken: false,
  tokenPath: '/v2/auth',
  pageSize: 100,
  link: 'relative',
  referrers: 'listed',
  redirectsBlobs: true,
  convertsToSchema1: true,
  hasEtag: false,
  hasHistory: true,
};

/** The registries there are faces of. */
export const FACES = {
  /** A registry that does what the specification says and no more. */
  plain: {
    needsToken: false,
    tokenPath: '/token',
    pageSize: 100,
    link: 'absolute',
    referrers: 'listed',
    redirectsBlobs: false,
    convertsToSchema1: false,
    hasEtag: true,
    hasHistory: false,
  },
  quay: QUAY,
  /** Quay before 2024 to a client that does not use its API: small pages with tokens, and no referrers. */
  oldQuay: { ...QUAY, pageSize: 50, link: 'token', referrers: 'missing', hasHistory: false },
  ghcr: {
    needsToken: true,
    tokenPath: '/token',
    pageSize: 100,
    link: 'absolute',
    referrers: 'elsewhere',
    redirectsBlobs: true,
    convertsToSchema1: false,
    hasEtag: true,
    hasHistory: false,
  },
} as const satisfies Readonly<Record<string, Face>>;
