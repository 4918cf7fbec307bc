/** A digest for tests: a digit, repeated. */
export const digestOf = (digit: string): string => `sha256:${digit.repeat(64)}`;

/** A document of SPDX 2.3 as Syft writes it for an image: the image first, then a deb and a Go package, and files. */
export const SPDX_DOCUMENT = {
  spdxVersion: 'SPDX-2.3',
  dataLicense: 'CC0-1.0',
  SPDXID: 'SPDXRef-DOCUMENT',
  name: 'kairos',
  creationInfo: {
    creators: ['Organization: Example', 'Tool: syft-v1.9.0'],
    created: '2026-08-01T10:00:00Z',
  },
  packages: [
    {
      name: 'kairos',
      SPDXID: 'SPDXRef-DocumentRoot-Image-kairos',
      versionInfo: digestOf('a'),
      primaryPackagePurpose: 'CONTAINER',
      checksums: [{ algorithm: 'SHA256', checksumValue: 'a'.repeat(64) }],
    },
    {
      name: 'openssl',
      SPDXID: 'SPDXRef-Package-deb-openssl',
      versionInfo: '3.0.2-0ubuntu1.15',
      licenseConcluded: 'NOASSERTION',
      licenseDeclared: 'LicenseRef-OpenSSL',
      externalRefs: [
        {
          referenceCategory: 'SECURITY',
          referenceType: 'cpe23Type',
          referenceLocator: 'cpe:2.3:a',
        },
        {
          referenceCategory: 'PACKAGE-MANAGER',
          referenceType: 'purl',
          referenceLocator:
            'pkg:deb/ubuntu/openssl@3.0.2-0ubuntu1.15?arch=amd64&distro=ubuntu-22.04',
        },
      ],
    },
    {
      name: 'golang.org/x/net',
      SPDXID: 'SPDXRef-Package-go-module-net',
      versionInfo: 'v0.38.0',
      licenseDeclared: 'NOASSERTION',
      licenseConcluded: 'BSD-3-Clause',
      externalRefs: [
        {
          referenceCategory: 'PACKAGE_MANAGER',
          referenceType: 'purl',
          referenceLocator: 'pkg:golang/golang.org/x/net@v0.38.0',
        },
      ],
    },
  ],
  hasExtractedLicensingInfos: [
    { licenseId: 'LicenseRef-OpenSSL', name: 'OpenSSL AND SSLeay', extractedText: 'OpenSSL' },
  ],
  files: [{ fileName: '/etc/os-release' }, { fileName: '/bin/sh' }],
  relationships: [
    {
      spdxElementId: 'SPDXRef-DOCUMENT',
      relationshipType: 'DESCRIBES',
      relatedSpdxElement: 'SPDXRef-DocumentRoot-Image-kairos',
    },
  ],
};

/** The same packages as SPDX 3. */
export const SPDX_GRAPH_DOCUMENT = {
  '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
  '@graph': [
    {
      type: 'CreationInfo',
      '@id': '_:creation',
      specVersion: '3.0.1',
      created: '2026-08-01T10:00:00Z',
    },
    { type: 'Tool', spdxId: 'urn:tool', name: 'syft-v1.9.0' },
    { type: 'SpdxDocument', spdxId: 'urn:document', name: 'kairos' },
    {
      type: 'software_Package',
      spdxId: 'urn:image',
      name: 'kairos',
      software_primaryPurpose: 'container',
      verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: 'a'.repeat(64) }],
    },
    {
      type: 'software_Package',
      spdxId: 'urn:openssl',
      name: 'openssl',
      software_packageVersion: '3.0.2-0ubuntu1.15',
      software_packageUrl:
        'pkg:deb/ubuntu/openssl@3.0.2-0ubuntu1.15?arch=amd64&distro=ubuntu-22.04',
    },
    {
      type: 'https://spdx.org/rdf/3.0.1/terms/Software/Package',
      '@id': 'urn:net',
      name: 'golang.org/x/net',
      software_packageVersion: 'v0.38.0',
      externalIdentifier: [
        {
          externalIdentifierType: 'packageUrl',
          identifier: 'pkg:golang/golang.org/x/net@v0.38.0',
        },
      ],
    },
    { type: 'software_File', spdxId: 'urn:file:1', name: '/etc/os-release' },
    { type: 'software_File', spdxId: 'urn:file:2', name: '/bin/sh' },
    {
      type: 'simplelicensing_LicenseExpression',
      spdxId: 'urn:licence:1',
      simplelicensing_licenseExpression: 'OpenSSL AND SSLeay',
    },
    {
      type: 'simplelicensing_LicenseExpression',
      spdxId: 'urn:licence:2',
      simplelicensing_licenseExpression: 'BSD-3-Clause',
    },
    {
      type: 'Relationship',
      spdxId: 'urn:r1',
      relationshipType: 'hasDeclaredLicense',
      from: 'urn:openssl',
      to: ['urn:licence:1'],
    },
    {
      type: 'Relationship',
      spdxId: 'urn:r2',
      relationshipType: 'hasConcludedLicense',
      from: 'urn:net',
      to: 'urn:licence:2',
    },
  ],
};

/** The same packages as SPDX 2.2 tag-value text. */
export const TAG_VALUE_DOCUMENT = `SPDXVersion: SPDX-2.2
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: kairos
DocumentComment: <text>Two lines,
PackageName: not a package</text>
Creator: Organization: Example
Creator: Tool: syft-v1.9.0
Created: 2026-08-01T10:00:00Z

##### Image

PackageName: kairos
SPDXID: SPDXRef-kairos
PackageVersion: 4.2.0
PackageChecksum: SHA256: ${'a'.repeat(64)}

##### Packages

PackageName: openssl
SPDXID: SPDXRef-openssl
PackageVersion: 3.0.2-0ubuntu1.15
PackageLicenseConcluded: NOASSERTION
PackageLicenseDeclared: LicenseRef-OpenSSL
ExternalRef: SECURITY cpe23Type cpe:2.3:a
ExternalRef: PACKAGE-MANAGER purl pkg:deb/ubuntu/openssl@3.0.2-0ubuntu1.15?arch=amd64&distro=ubuntu-22.04

FileName: /etc/os-release
SPDXID: SPDXRef-File-1
LicenseConcluded: NOASSERTION

FileName: /bin/sh
SPDXID: SPDXRef-File-2

PackageName: golang.org/x/net
SPDXID: SPDXRef-net
PackageVersion: v0.38.0
PackageLicenseDeclared: NOASSERTION
PackageLicenseConcluded: BSD-3-Clause
ExternalRef: PACKAGE_MANAGER purl pkg:golang/golang.org/x/net@v0.38.0

LicenseID: LicenseRef-OpenSSL
LicenseName: OpenSSL AND SSLeay
ExtractedText: <text>many
lines</text>

Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-kairos
`;

/** The same packages as Syft's own JSON. */
export const SYFT_DOCUMENT = {
  schema: { version: '16.0.15' },
  descriptor: { name: 'syft', version: 'v1.9.0', timestamp: '2026-08-01T10:00:00Z' },
  source: {
    type: 'image',
    metadata: {
      userInput: 'kairos',
      manifestDigest: digestOf('a'),
      repoDigests: [`quay.io/kairos/hadron@${digestOf('b')}`],
    },
  },
  artifacts: [
    {
      name: 'openssl',
      version: '3.0.2-0ubuntu1.15',
      type: 'deb',
      licenses: [{ value: 'OpenSSL AND SSLeay', spdxExpression: '' }],
      metadata: { architecture: 'amd64' },
      purl: 'pkg:deb/ubuntu/openssl@3.0.2-0ubuntu1.15?arch=amd64&distro=ubuntu-22.04',
    },
    {
      name: 'golang.org/x/net',
      version: 'v0.38.0',
      type: 'go-module',
      licenses: ['BSD-3-Clause'],
      purl: 'pkg:golang/golang.org/x/net@v0.38.0',
    },
  ],
  files: [{ location: { path: '/etc/os-release' } }, { location: { path: '/bin/sh' } }],
};

/** The same packages as CycloneDX 1.6, one nested in the other. */
export const CYCLONEDX_DOCUMENT = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: {
    timestamp: '2026-08-01T10:00:00Z',
    tools: { components: [{ type: 'application', name: 'syft', version: 'v1.9.0' }] },
    component: { type: 'container', name: 'kairos', version: digestOf('a') },
  },
  components: [
    { type: 'operating-system', name: 'ubuntu', version: '22.04' },
    {
      type: 'library',
      name: 'openssl',
      version: '3.0.2-0ubuntu1.15',
      licenses: [{ expression: 'OpenSSL AND SSLeay' }],
      purl: 'pkg:deb/ubuntu/openssl@3.0.2-0ubuntu1.15?arch=amd64&distro=ubuntu-22.04',
      components: [
        {
          type: 'library',
          group: 'golang.org/x',
          name: 'net',
          version: 'v0.38.0',
          licenses: [{ license: { id: 'BSD-3-Clause' } }],
          purl: 'pkg:golang/golang.org/x/net@v0.38.0',
        },
        { type: 'file', name: '/etc/os-release' },
        { type: 'file', name: '/bin/sh' },
      ],
    },
  ],
};

/** An in-toto statement about an image. */
export function statementOf(predicate: unknown, digest: string): object {
  return {
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: 'https://spdx.dev/Document',
    subject: [{ name: 'quay.io/kairos/hadron', digest: { sha256: digest.replace('sha256:', '') } }],
    predicate,
  };
}

/** A DSSE envelope around a payload. */
export function envelopeOf(payload: unknown): object {
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  return {
    payloadType: 'application/vnd.in-toto+json',
    payload: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
    signatures: [{ keyid: '', sig: 'MEUCIQ==' }],
  };
}
