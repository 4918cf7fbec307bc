import { asFields, asText, fieldsAt, type Fields, listAt, textAt, valueAt } from './loose-fields';
import type { NotationReader } from './notation-reader';
import { digestsIn, packageRow, type SbomRow } from './sbom-row';

/**
 * Syft's own JSON.
 *
 * @see https://github.com/anchore/syft/tree/main/schema/json
 */
export const SYFT: NotationReader = {
  matches: (document) =>
    Array.isArray(valueAt(document, 'artifacts')) &&
    (fieldsAt(document, 'schema') !== null || fieldsAt(document, 'descriptor') !== null),
  factsOf: (document) => {
    const descriptor = fieldsAt(document, 'descriptor') ?? {};
    const source = fieldsAt(document, 'source') ?? {};
    const image = imageOf(source);
    return {
      notation: 'syft',
      notationVersion: textAt(fieldsAt(document, 'schema') ?? {}, 'version'),
      name: textAt(image, 'userInput') || textAt(source, 'name'),
      tools: [`${textAt(descriptor, 'name')}-${textAt(descriptor, 'version')}`].filter(
        (tool) => tool !== '-',
      ),
      created: textAt(descriptor, 'timestamp'),
    };
  },
  rowsOf,
};

/** Types of package URLs by Syft's types, for rows without a package URL. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['apk', 'apk'],
  ['deb', 'deb'],
  ['rpm', 'rpm'],
  ['alpm', 'alpm'],
  ['go-module', 'golang'],
  ['java-archive', 'maven'],
  ['npm', 'npm'],
  ['python', 'pypi'],
  ['gem', 'gem'],
  ['rust-crate', 'cargo'],
  ['binary', 'generic'],
]);

function* rowsOf(document: Fields): Iterable<SbomRow> {
  const image = imageOf(fieldsAt(document, 'source') ?? {});
  const repositories = listAt(image, 'repoDigests').map(asText);
  const digests = digestsIn(textAt(image, 'manifestDigest'), ...repositories);
  if (digests.length > 0) yield { what: 'image', digests };
  for (const each of listAt(document, 'artifacts')) {
    const one = asFields(each);
    if (one === null) yield { what: 'unreadable' };
    else yield rowOf(one);
  }
  for (const _ of listAt(document, 'files')) yield { what: 'file' };
}

/** The image is described in `target` up to schema 8 and in `metadata` since. */
function imageOf(source: Fields): Fields {
  return fieldsAt(source, 'target') ?? fieldsAt(source, 'metadata') ?? {};
}

function rowOf(one: Fields): SbomRow {
  return packageRow({
    type: TYPES.get(textAt(one, 'type')) ?? '',
    name: textAt(one, 'name'),
    version: textAt(one, 'version'),
    licence: listAt(one, 'licenses').map(licenceText).filter(Boolean).join(', '),
    arch: textAt(fieldsAt(one, 'metadata') ?? {}, 'architecture'),
    purl: textAt(one, 'purl'),
  });
}

function licenceText(value: unknown): string {
  const licence = asFields(value);
  if (licence === null) return asText(value);
  return textAt(licence, 'value') || textAt(licence, 'spdxExpression');
}
