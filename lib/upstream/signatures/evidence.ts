import 'server-only';

/** A signature as a release or a registry stores it, before anything of it was read. */
export type SignatureEvidence =
  /** A file or blob with everything in it: a Sigstore bundle, or cosign's own JSON. */
  | { readonly kind: 'bundle'; readonly text: string }
  /** A `.sig` file, with the `.pem` file of its certificate; null if there is none. */
  | { readonly kind: 'detached'; readonly signature: string; readonly certificate: string | null }
  /** A layer of a `.sig` tag: what was signed, and the annotations of the layer. */
  | {
      readonly kind: 'image-layer';
      readonly payload: Uint8Array;
      readonly annotations: Readonly<Record<string, string>>;
    }
  /** A layer of an `.att` tag: a DSSE envelope, and the annotations of the layer. */
  | {
      readonly kind: 'attestation-layer';
      readonly envelope: string;
      readonly annotations: Readonly<Record<string, string>>;
    };

/** The largest evidence that is read, in bytes. A bundle has 16 kB; an attestation contains a complete SBOM. */
export const MOST_EVIDENCE_BYTES = {
  bundle: 1_000_000,
  detached: 100_000,
  'image-layer': 1_000_000,
  'attestation-layer': 48_000_000,
} as const satisfies Record<SignatureEvidence['kind'], number>;
