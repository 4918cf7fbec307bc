/** Pages of upstream's documentation that the site links to, each next to its subject. */
export const DOCUMENTATION = {
  /** What is tested and published, and the policy of versions. */
  imageMatrix: 'https://kairos.io/docs/reference/image_matrix/',
  namingConvention: 'https://kairos.io/docs/reference/artifacts/',
  bringYourOwnImage: 'https://kairos.io/docs/reference/byoi/',
  factory: 'https://kairos.io/docs/reference/kairos-factory/',
  peerToPeer: 'https://kairos.io/docs/installation/p2p/',
  customizing: 'https://kairos.io/docs/advanced/customizing/',
  verifyUpgrades:
    'https://kairos.io/docs/upgrade/kubernetes/#verify-images-attestation-during-upgrades',
  installCosign: 'https://docs.sigstore.dev/cosign/system_config/installation/',
  semanticVersioning: 'https://semver.org/',
  /** The issue that tracked building Kairos from upstream base images, which kairos-init does since v3.4.0. */
  upstreamBases: 'https://github.com/kairos-io/kairos/issues/116',
} as const;
