import { asFields, asText, fieldsAt, type Fields, listAt, textAt, valueAt } from './loose-fields';
import type { NotationReader } from './notation-reader';
import { digestsIn, isImagePurl, packageRow, type SbomRow } from './sbom-row';
import { licenceReader } from './spdx-licences';

/**
 * SPDX 2.2 and 2.3 as JSON.
 *
 * @see https://spdx.github.io/spdx-spec/v2.3/
 */
export const SPDX_JSON: NotationReader = {
  matches: (document) =>
    textAt(document, 'spdxVersion') !== '' ||
    (textAt(document, 'SPDXID') !== '' && Array.isArray(valueAt(document, 'packages'))),
  factsOf: (document) => {
    const creation = fieldsAt(document, 'creationInfo') ?? {};
    return {
      notation: 'spdx-json',
      notationVersion: textAt(document, 'spdxVersion').replace(/^SPDX-/, ''),
      name: textAt(document, 'name'),
      tools: toolsOf(listAt(creation, 'creators').map(asText)),
      created: textAt(creation, 'created'),
    };
  },
  rowsOf,
};

/** The programs among the creators of an SPDX document. */
export function toolsOf(creators: readonly string[]): readonly string[] {
  return creators
    .filter((creator) => creator.startsWith('Tool:'))
    .map((creator) => creator.slice('Tool:'.length).trim());
}

/** Whether an SPDX package is the image itself: scanners list it among its packages, often as the first. */
export function isSpdxImage(one: {
  readonly id: string;
  readonly purpose: string;
  readonly purl: string;
  readonly isDescribed: boolean;
}): boolean {
  return (
    one.purpose.toUpperCase() === 'CONTAINER' ||
    one.id.startsWith('SPDXRef-DocumentRoot-') ||
    isImagePurl(one.purl) ||
    (one.isDescribed && one.purl === '')
  );
}

function* rowsOf(document: Fields): Iterable<SbomRow> {
  const licenceOf = licenceReader(
    listAt(document, 'hasExtractedLicensingInfos').flatMap((each) => {
      const one = asFields(each);
      if (one === null) return [];
      const text = textAt(one, 'extractedText');
      return [{ id: textAt(one, 'licenseId'), name: textAt(one, 'name'), text }];
    }),
  );
  const described = describedBy(document);
  const packages = listAt(document, 'packages');
  for (const each of packages) {
    const one = asFields(each);
    if (one === null) yield { what: 'unreadable' };
    else yield rowOf(one, licenceOf, packages.length > 1 ? described : null);
  }
  for (const _ of listAt(document, 'files')) yield { what: 'file' };
}

function rowOf(
  one: Fields,
  licenceOf: ReturnType<typeof licenceReader>,
  described: string | null,
): SbomRow {
  const id = textAt(one, 'SPDXID');
  const purl = purlOf(one);
  const purpose = textAt(one, 'primaryPackagePurpose');
  const version = textAt(one, 'versionInfo');
  if (isSpdxImage({ id, purpose, purl, isDescribed: described === id })) {
    return { what: 'image', digests: digestsIn(version, purl, ...checksumsOf(one)) };
  }
  const licence = licenceOf(textAt(one, 'licenseDeclared'), textAt(one, 'licenseConcluded'));
  return packageRow({ name: textAt(one, 'name'), version, licence, purl });
}

/** The category has been spelled in two ways, so only the type decides. */
function purlOf(one: Fields): string {
  for (const each of listAt(one, 'externalRefs')) {
    const reference = asFields(each);
    if (reference !== null && textAt(reference, 'referenceType') === 'purl') {
      return textAt(reference, 'referenceLocator');
    }
  }
  return '';
}

function checksumsOf(one: Fields): readonly string[] {
  return listAt(one, 'checksums').flatMap((each) => {
    const checksum = asFields(each);
    return checksum !== null && textAt(checksum, 'algorithm') === 'SHA256'
      ? [`sha256:${textAt(checksum, 'checksumValue')}`]
      : [];
  });
}

/** What a document is about is said in one of two places, and often in neither. */
function describedBy(document: Fields): string | null {
  const described = listAt(document, 'documentDescribes').map(asText);
  for (const each of listAt(document, 'relationships')) {
    const relationship = asFields(each);
    if (relationship !== null && textAt(relationship, 'relationshipType') === 'DESCRIBES') {
      described.push(textAt(relationship, 'relatedSpdxElement'));
    }
  }
  return soleOf(new Set(described));
}

/** The only thing that a document describes. Where it describes several, they are packages and no image. */
export function soleOf(described: ReadonlySet<string>): string | null {
  const [first, ...others] = described;
  return others.length === 0 && first !== '' ? (first ?? null) : null;
}
