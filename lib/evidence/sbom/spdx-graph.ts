import { cutText } from '@/lib/base/text/cut-text';

import { asFields, asText, type Fields, listAt, textAt, valueAt } from './loose-fields';
import type { NotationReader } from './notation-reader';
import { digestsIn, isImagePurl, packageRow, type SbomRow } from './sbom-row';
import { licenceReader } from './spdx-licences';

/**
 * SPDX 3 as JSON-LD: one flat list of elements that refer to each other.
 *
 * @see https://spdx.github.io/spdx-spec/v3.0.1/
 */
export const SPDX_GRAPH: NotationReader = {
  matches: (document) =>
    [valueAt(document, '@context')].flat().some((context) => asText(context).includes('spdx')) ||
    elementsOf(document).some((one) => kindOf(one) === 'SpdxDocument'),
  factsOf: (document) => {
    const elements = elementsOf(document);
    const creation = elements.find((one) => kindOf(one) === 'CreationInfo');
    const root = elements.find((one) => kindOf(one) === 'SpdxDocument');
    return {
      notation: 'spdx-graph',
      notationVersion: creation === undefined ? '' : textAt(creation, 'specVersion'),
      name: root === undefined ? '' : textAt(root, 'name'),
      tools: elements.filter((one) => kindOf(one) === 'Tool').map((one) => textAt(one, 'name')),
      created: creation === undefined ? '' : textAt(creation, 'created'),
    };
  },
  rowsOf,
};

function* rowsOf(document: Fields): Iterable<SbomRow> {
  const elements = elementsOf(document);
  const licences = licencesOf(elements);
  for (const each of listAt(document, '@graph')) {
    const one = asFields(each);
    if (one === null) yield { what: 'unreadable' };
    else if (kindOf(one) === 'File') yield { what: 'file' };
    else if (kindOf(one) === 'Package') yield rowOf(one, licences);
    else yield { what: 'other' };
  }
}

function elementsOf(document: Fields): readonly Fields[] {
  return listAt(document, '@graph')
    .map(asFields)
    .filter((one) => one !== null);
}

/** The last part of an element's type, which may have a prefix or be a URL. */
function kindOf(element: Fields): string {
  return /[^/_:#]*$/.exec(textAt(element, 'type') || textAt(element, '@type'))?.[0] ?? '';
}

function idOf(element: Fields): string {
  return textAt(element, 'spdxId') || textAt(element, '@id');
}

function rowOf(one: Fields, licences: ReadonlyMap<string, string>): SbomRow {
  const purl = purlOf(one);
  const version = textAt(one, 'software_packageVersion');
  if (textAt(one, 'software_primaryPurpose') === 'container' || isImagePurl(purl)) {
    return { what: 'image', digests: digestsIn(version, purl, ...hashesOf(one)) };
  }
  return packageRow({
    name: textAt(one, 'name'),
    version,
    licence: licences.get(idOf(one)) ?? '',
    purl,
  });
}

function purlOf(one: Fields): string {
  const direct = textAt(one, 'software_packageUrl');
  if (direct !== '') return direct;
  for (const each of listAt(one, 'externalIdentifier')) {
    const identifier = asFields(each);
    if (identifier !== null && textAt(identifier, 'externalIdentifierType') === 'packageUrl') {
      return textAt(identifier, 'identifier');
    }
  }
  return '';
}

function hashesOf(one: Fields): readonly string[] {
  return listAt(one, 'verifiedUsing').flatMap((each) => {
    const hash = asFields(each);
    return hash !== null && textAt(hash, 'algorithm') === 'sha256'
      ? [`sha256:${textAt(hash, 'hashValue')}`]
      : [];
  });
}

/** The licences of packages by their identifiers: they are elements that relationships lead to. */
function licencesOf(elements: readonly Fields[]): ReadonlyMap<string, string> {
  const expressions = new Map(elements.map((one) => [idOf(one), expressionOf(one)]));
  const declared = new Map<string, string>();
  const concluded = new Map<string, string>();
  for (const one of elements) {
    const kind = textAt(one, 'relationshipType');
    const target =
      kind === 'hasDeclaredLicense' ? declared : kind === 'hasConcludedLicense' ? concluded : null;
    if (target === null) continue;
    const texts = targetsOf(one)
      .slice(0, MAX_LICENCES)
      .map((id) => cutText(expressions.get(id) ?? '', MAX_LICENCE));
    target.set(textAt(one, 'from'), texts.filter((text) => text !== '').join(' AND '));
  }
  const choose = licenceReader([]);
  const packages = new Set([...declared.keys(), ...concluded.keys()]);
  return new Map(
    [...packages].map((id) => [id, choose(declared.get(id) ?? '', concluded.get(id) ?? '')]),
  );
}

/**
 * Limits of the licences of one package: their number and the length of each: relationships can repeat one
 * many times.
 */
const MAX_LICENCES = 50;
const MAX_LICENCE = 1000;

function targetsOf(relationship: Fields): readonly string[] {
  const to = valueAt(relationship, 'to');
  return (Array.isArray(to) ? to : [to]).map(asText);
}

function expressionOf(element: Fields): string {
  return textAt(element, 'simplelicensing_licenseExpression') || textAt(element, 'name');
}
