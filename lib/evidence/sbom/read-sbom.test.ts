import { describe, expect, it } from 'vitest';

import { bindSbom } from './bind-sbom';
import { decodeBytes } from './decode-bytes';
import type { SbomDocument } from './model';
import { readSbom, readSbomValue } from './read-sbom';
import { describeSbomFailure } from './sbom-problem';
import {
  CYCLONEDX_DOCUMENT,
  digestOf,
  envelopeOf,
  SPDX_DOCUMENT,
  SPDX_GRAPH_DOCUMENT,
  statementOf,
  SYFT_DOCUMENT,
  TAG_VALUE_DOCUMENT,
} from './sbom.fixture';

const OPENSSL = {
  type: 'deb',
  namespace: 'ubuntu',
  name: 'openssl',
  version: '3.0.2-0ubuntu1.15',
  arch: 'amd64',
  licence: 'OpenSSL AND SSLeay',
  purl: 'pkg:deb/ubuntu/openssl@3.0.2-0ubuntu1.15?arch=amd64&distro=ubuntu-22.04',
  source: 'sbom',
};

const NET = {
  type: 'golang',
  namespace: 'golang.org/x',
  name: 'net',
  version: 'v0.38.0',
  arch: '',
  licence: 'BSD-3-Clause',
  purl: 'pkg:golang/golang.org/x/net@v0.38.0',
  source: 'sbom',
};

function documentsOf(content: unknown): readonly SbomDocument[] {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const read = readSbom(text);
  if (!read.ok) throw new Error(describeSbomFailure(read.failure));
  return read.value.documents;
}

function onlyDocument(content: unknown): SbomDocument {
  const [document, ...others] = documentsOf(content);
  if (document === undefined || others.length > 0) throw new Error('There is not one document.');
  return document;
}

function failureOf(text: string): string {
  const read = readSbom(text);
  return read.ok ? 'read' : describeSbomFailure(read.failure);
}

const spdx = (changes: object) => ({ ...SPDX_DOCUMENT, ...changes });
const onePackage = (changes: object) =>
  onlyDocument(spdx({ packages: [{ name: 'a', versionInfo: '1', ...changes }] })).packages[0];
const withPurl = (purl: string, changes = {}) =>
  onePackage({ ...changes, externalRefs: [{ referenceType: 'purl', referenceLocator: purl }] });

describe('readSbom', () => {
  it.each([
    ['SPDX 2.3 as JSON', SPDX_DOCUMENT, 'spdx-json', '2.3'],
    ['SPDX 3', SPDX_GRAPH_DOCUMENT, 'spdx-graph', '3.0.1'],
    ['SPDX 2.2 as tag-value text', TAG_VALUE_DOCUMENT, 'spdx-tag-value', '2.2'],
    ["Syft's JSON", SYFT_DOCUMENT, 'syft', '16.0.15'],
    ['CycloneDX as JSON', CYCLONEDX_DOCUMENT, 'cyclonedx', '1.6'],
  ])('reads the same from %s', (_what, content, notation, notationVersion) => {
    const document = onlyDocument(content);
    expect(document).toMatchObject({
      notation,
      notationVersion,
      name: 'kairos',
      tools: ['syft-v1.9.0'],
      created: '2026-08-01T10:00:00Z',
      wrappers: [],
      subjects: [],
      counts: { rows: 2, duplicates: 0, files: 2 },
      problems: [],
    });
    expect(document.packages).toEqual([OPENSSL, NET]);
    expect(document.describedDigests[0]).toBe(digestOf('a'));
  });

  it('reads tag-value text with Windows line ends', () => {
    expect(onlyDocument(TAG_VALUE_DOCUMENT.replaceAll('\n', '\r\n')).packages).toEqual([
      OPENSSL,
      NET,
    ]);
  });

  it('does not list the image among its packages, whichever way the document says so', () => {
    const image = (changes: object) =>
      onlyDocument(spdx({ packages: [{ name: 'image', ...changes }, { name: 'a' }] }));
    const purl = [{ referenceType: 'purl', referenceLocator: 'pkg:oci/kairos@sha256%3Aabc' }];
    for (const changes of [
      { primaryPackagePurpose: 'CONTAINER' },
      { SPDXID: 'SPDXRef-DocumentRoot-Directory-sbom' },
      { SPDXID: 'SPDXRef-DocumentRoot-Image-kairos' },
      { externalRefs: purl },
    ]) {
      expect(image(changes).packages.map(({ name }) => name)).toEqual(['a']);
    }
    const relationships = [{ relationshipType: 'DESCRIBES', relatedSpdxElement: 'x' }];
    for (const changes of [{ documentDescribes: ['x'] }, { relationships }]) {
      const packages = [{ name: 'image', SPDXID: 'x' }, { name: 'a' }];
      const document = onlyDocument(spdx({ relationships: [], packages, ...changes }));
      expect(document.packages.map(({ name }) => name)).toEqual(['a']);
    }
  });

  it.each([
    ['the only package', ['x'], [{ name: 'a', SPDXID: 'x' }], ['a']],
    [
      'one of several that are described',
      ['x', 'y'],
      [
        { name: 'a', SPDXID: 'x' },
        { name: 'b', SPDXID: 'y' },
      ],
      ['a', 'b'],
    ],
    ['a package without an identifier', [''], [{ name: 'a' }, { name: 'b' }], ['a', 'b']],
  ])('lists what a document describes if it is %s', (_what, documentDescribes, packages, names) => {
    const document = onlyDocument(spdx({ documentDescribes, packages, relationships: [] }));
    expect(document.packages.map(({ name }) => name)).toEqual(names);
  });

  it('takes the type that older versions of Syft gave to packages of Alpine for apk', () => {
    expect(withPurl('pkg:alpine/busybox@1.35.0-r17?arch=x86_64')).toMatchObject({
      type: 'apk',
      namespace: 'alpine',
      name: 'busybox',
      arch: 'x86_64',
    });
  });

  describe('in wrappers', () => {
    const statement = statementOf(SPDX_DOCUMENT, digestOf('c'));
    const subjects = [{ name: 'quay.io/kairos/hadron', digests: [digestOf('c')] }];

    it.each([
      { what: 'an in-toto statement', content: statement, wrappers: ['in-toto'], subjects },
      {
        what: 'a DSSE envelope',
        content: envelopeOf(statement),
        wrappers: ['dsse', 'in-toto'],
        subjects,
      },
      {
        what: 'a Sigstore bundle',
        content: { mediaType: 'x', dsseEnvelope: envelopeOf(statement) },
        wrappers: ['sigstore-bundle', 'dsse', 'in-toto'],
        subjects,
      },
      {
        what: "cosign's predicate of an unknown kind",
        content: statementOf({ Data: TAG_VALUE_DOCUMENT, Timestamp: '' }, digestOf('c')),
        wrappers: ['in-toto'],
        subjects,
      },
      {
        what: 'the output of imagetools',
        content: { SPDX: SPDX_DOCUMENT },
        wrappers: ['imagetools'],
        subjects: [],
      },
      {
        what: "the response of GitHub's API",
        content: { sbom: SPDX_DOCUMENT },
        wrappers: ['member'],
        subjects: [],
      },
      { what: 'a list', content: [SPDX_DOCUMENT], wrappers: ['list'], subjects: [] },
    ])('reads the SBOM in $what', ({ content, wrappers, subjects: expected }) => {
      const document = onlyDocument(content);
      expect(document.packages).toEqual([OPENSSL, NET]);
      expect(document).toMatchObject({ wrappers, subjects: expected });
    });

    it('reads one SBOM for each platform and each stage', () => {
      const both = {
        'linux/amd64': { SPDX: SPDX_DOCUMENT, AdditionalSPDXs: [spdx({ name: 'stage' })] },
        'linux/arm64/v8': { SPDX: spdx({ name: 'arm' }) },
      };
      expect(documentsOf(both).map(({ platform, name }) => [platform, name])).toEqual([
        ['linux/amd64', 'kairos'],
        ['linux/amd64', 'stage'],
        ['linux/arm64/v8', 'arm'],
      ]);
    });

    it('reads attestations that are printed one after the other', () => {
      const lines = [envelopeOf(statement), envelopeOf(statementOf(CYCLONEDX_DOCUMENT, 'x'))];
      const text = lines.map((line) => JSON.stringify(line)).join('\n');
      expect(documentsOf(text).map(({ notation }) => notation)).toEqual(['spdx-json', 'cyclonedx']);
    });

    it('says what else was found in addition to an SBOM', () => {
      const provenance = {
        ...statement,
        predicateType: 'https://slsa.dev/provenance/v1',
        predicate: {},
      };
      const read = readSbomValue([provenance, statement]);
      expect(read.ok && read.value.problems.map(({ message }) => message)).toEqual([
        'A document of type https://slsa.dev/provenance/v1 is not an SBOM and was left out.',
      ]);
    });

    it('ignores digests that are none', () => {
      const odd = {
        ...statement,
        subject: [null, { name: 'a', digest: { sha256: 'xyz', md5: 'a'.repeat(32) } }],
      };
      expect(onlyDocument(odd).subjects).toEqual([{ name: 'a', digests: [] }]);
    });
  });

  describe('where a document is not as it should be', () => {
    it('reads a text with a byte order mark', () => {
      expect(onlyDocument(`\uFEFF${JSON.stringify(SPDX_DOCUMENT)}`).packages).toHaveLength(2);
      expect(onlyDocument(`\uFEFF${TAG_VALUE_DOCUMENT}`).packages).toHaveLength(2);
    });

    it('counts and ignores what follows the document', () => {
      const read = readSbom(`${JSON.stringify(SPDX_DOCUMENT)}\n\0 EOF`);
      expect(read.ok && read.value.problems.map(({ message }) => message)).toEqual([
        '3 characters after the document were ignored.',
      ]);
    });

    it('ignores what follows the document and looks like another one', () => {
      const read = readSbom(`${JSON.stringify(SPDX_DOCUMENT)}{"broken`);
      expect(read.ok && read.value.documents).toHaveLength(1);
      expect(read.ok && read.value.problems).toMatchObject([{ kind: 'trailing-text', count: 8 }]);
    });

    it('counts rows that cannot be read', () => {
      const packages = [null, 'x', [], { versionInfo: '1' }, { name: 'a' }];
      const document = onlyDocument(spdx({ packages }));
      expect(document.packages.map(({ name }) => name)).toEqual(['a']);
      expect(document.problems.map(({ message }) => message)).toEqual([
        '3 packages cannot be read and were left out.',
        '1 package without a name was left out.',
      ]);
    });

    it('counts a package once, however often it is found', () => {
      const { packages } = SPDX_DOCUMENT;
      const document = onlyDocument(spdx({ packages: [...packages, ...packages] }));
      expect(document.counts).toEqual({ rows: 4, duplicates: 2, files: 2 });
      expect(document.packages).toEqual([OPENSSL, NET]);
    });

    it('lists a package whose package URL cannot be read, and says so', () => {
      const reference = { referenceType: 'purl', referenceLocator: 'pkg:x' };
      const packages = [{ name: 'a', externalRefs: [null, reference] }];
      const document = onlyDocument(spdx({ packages }));
      expect(document.packages).toMatchObject([{ name: 'a', type: '', purl: 'pkg:x' }]);
      expect(document.problems.map(({ message }) => message)).toEqual([
        '1 package with a package URL that cannot be read is listed without a type.',
      ]);
    });

    it.each([
      ['an epoch in a qualifier', 'pkg:rpm/rhel/a@1-2?epoch=1', '1-2', '1:1-2'],
      ['an epoch in both places', 'pkg:rpm/rhel/a@1-2?epoch=1', '1:1-2', '1:1-2'],
      ['epoch zero', 'pkg:rpm/rhel/a@1-2?epoch=0', '1-2', '1-2'],
      ['an epoch of a type without epochs', 'pkg:npm/a@1?epoch=1', '1', '1'],
      ['a version only in the package URL', 'pkg:npm/a@1.2', '', '1.2'],
      ['NOASSERTION as a version', 'pkg:npm/a@1.2', 'NOASSERTION', '1.2'],
    ])('reads the version with %s', (_what, purl, versionInfo, version) => {
      expect(withPurl(purl, { versionInfo })?.version).toBe(version);
    });

    it('reads fields of wrong types as nothing', () => {
      const odd = {
        spdxVersion: 2.3,
        name: {},
        creationInfo: [],
        packages: [{ name: 7, versionInfo: ['1'], externalRefs: {}, licenseDeclared: null }],
        relationships: 'none',
        files: {},
      };
      expect(onlyDocument(odd)).toMatchObject({
        notationVersion: '2.3',
        name: '',
        packages: [{ name: '7', version: '', licence: '' }],
      });
    });

    it('takes the type and the path of a package from Syft where there is no package URL', () => {
      const artifacts = [
        { name: 'golang.org/x/text', version: 'v1.0.0', type: 'go-module' },
        { name: 'bash', version: '5', type: 'rpm' },
        { name: 'odd', version: '1', type: 'constructor' },
      ];
      expect(onlyDocument({ ...SYFT_DOCUMENT, artifacts }).packages).toMatchObject([
        { type: '', name: 'odd' },
        { type: 'golang', namespace: 'golang.org/x', name: 'text' },
        { type: 'rpm', name: 'bash' },
      ]);
    });

    it('reads tools and licences of older CycloneDX', () => {
      const older = {
        ...CYCLONEDX_DOCUMENT,
        specVersion: '1.3',
        metadata: { tools: [{ vendor: 'x', name: 'trivy', version: '0.5' }, null] },
        components: [
          null,
          {
            type: 'library',
            group: 'org.a',
            name: 'b',
            licenses: [{ license: { name: 'MIT License' } }, { license: { id: 'ISC' } }, null],
          },
        ],
      };
      expect(onlyDocument(older)).toMatchObject({
        tools: ['trivy-0.5'],
        packages: [{ namespace: 'org.a', name: 'b', licence: 'MIT License, ISC' }],
        problems: [{ kind: 'unreadable-row', count: 1 }],
      });
    });

    it('shows the text of a licence that has no name, unless it is a whole licence', () => {
      const licenceOf = (extractedText: string) =>
        onlyDocument(
          spdx({
            packages: [{ name: 'a', licenseDeclared: 'LicenseRef-x OR MIT' }],
            hasExtractedLicensingInfos: [null, { licenseId: 'LicenseRef-x', extractedText }],
          }),
        ).packages[0]?.licence;
      expect(licenceOf('LGPLv2+')).toBe('LGPLv2+ OR MIT');
      expect(licenceOf('Permission is\nhereby')).toBe('LicenseRef-x OR MIT');
    });
  });

  describe('where there is no SBOM', () => {
    it.each([
      ['an empty file', ' \n', 'The file is empty.'],
      ['prose', 'hello', 'The file is neither JSON nor SPDX tag-value text.'],
      ['JSON that is cut off', '{"spdxVersion": "SPDX-2.3", "packages": [', 'The JSON ends before'],
      ['broken JSON', '{"a": nope}', 'The JSON is not valid'],
      [
        'CycloneDX as XML',
        '<?xml version="1.0"?><bom xmlns="http://cyclonedx.org">',
        'CycloneDX as XML',
      ],
      ['SPDX as RDF', '<rdf:RDF xmlns:spdx="http://spdx.org/rdf/terms#">', 'SPDX as XML'],
      ['HTML', '<!doctype html>', 'XML is not read'],
      ['SPDX as YAML', 'SPDXID: x\nspdxVersion: "SPDX-2.3"\n', 'SPDX as YAML'],
      ['another object', '{"hello": 1}', 'but a JSON object of another kind'],
      ['an empty list', '[]', 'but an empty list'],
      ['JSON-LD about something else', '{"@graph": [{"type": "Person"}]}', 'of another kind'],
      ['a list of numbers', '[1]', 'but a single value'],
      ['an envelope around nothing', '{"payload": "!!"}', 'The file is empty.'],
      ['a manifest', '{"mediaType": "application/vnd.oci.image.index.v1+json"}', 'image.index'],
    ])('says of %s what it is', (_what, text, message) => {
      expect(failureOf(text)).toContain(message);
    });
  });
});

describe('decodeBytes', () => {
  const bytesOf = (text: string, isBigEndian: boolean) =>
    new Uint8Array(
      Array.from(text, (character) => {
        const code = character.charCodeAt(0);
        const [high, low] = [code >> 8, code & 255];
        return isBigEndian ? [high, low] : [low, high];
      }).flat(),
    );

  it('reads UTF-16 as PowerShell writes it', () => {
    expect(decodeBytes(bytesOf('\uFEFF{"ä": 1}', false))).toBe('{"ä": 1}');
    expect(decodeBytes(bytesOf('\uFEFF{"ä": 1}', true))).toBe('{"ä": 1}');
  });

  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decodeBytes(new TextEncoder().encode('\uFEFFä'))).toBe('ä');
    expect(decodeBytes(new TextEncoder().encode('ä'))).toBe('ä');
    expect(decodeBytes(new Uint8Array([0xff]))).toBe('\uFFFD');
  });
});

describe('bindSbom', () => {
  const subjects = [{ name: 'a', digests: [digestOf('c')] }];
  const describedDigests = [digestOf('a')];

  it.each([
    ['subject', { subjects, describedDigests: [] }, digestOf('c')],
    ['subject', { subjects, describedDigests: [] }, digestOf('c').toUpperCase()],
    ['other-subject', { subjects, describedDigests }, digestOf('a')],
    ['claim', { subjects: [], describedDigests }, digestOf('a')],
    ['none', { subjects: [], describedDigests }, digestOf('b')],
    ['none', { subjects: [{ name: 'a', digests: [] }], describedDigests: [] }, digestOf('b')],
  ])('is %s', (binding, document, digest) => {
    expect(bindSbom(document, digest)).toBe(binding);
  });
});
