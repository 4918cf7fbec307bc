import { asFields, asText, fieldsAt, type Fields, listAt, textAt, valueAt } from './loose-fields';
import type { NotationReader } from './notation-reader';
import { digestsIn, isImagePurl, packageRow, type SbomRow } from './sbom-row';

/**
 * CycloneDX as JSON.
 *
 * @see https://cyclonedx.org/specification/overview/
 */
export const CYCLONEDX: NotationReader = {
  matches: (document) =>
    textAt(document, 'bomFormat').toLowerCase() === 'cyclonedx' ||
    textAt(document, '$schema').includes('cyclonedx'),
  factsOf: (document) => {
    const metadata = fieldsAt(document, 'metadata') ?? {};
    return {
      notation: 'cyclonedx',
      notationVersion: textAt(document, 'specVersion'),
      name: textAt(fieldsAt(metadata, 'component') ?? {}, 'name'),
      tools: toolsOf(metadata),
      created: textAt(metadata, 'timestamp'),
    };
  },
  rowsOf,
};

/** The tools are a list up to version 1.4, and since 1.5 may be components. */
function toolsOf(metadata: Fields): readonly string[] {
  const tools = valueAt(metadata, 'tools');
  const inside = asFields(tools);
  const list = inside === null ? listAt(metadata, 'tools') : listAt(inside, 'components');
  return list.flatMap((each) => {
    const tool = asFields(each);
    if (tool === null) return [];
    return [[textAt(tool, 'name'), textAt(tool, 'version')].filter(Boolean).join('-')];
  });
}

function* rowsOf(document: Fields): Iterable<SbomRow> {
  const root = fieldsAt(fieldsAt(document, 'metadata') ?? {}, 'component');
  if (root !== null && textAt(root, 'type') === 'container') yield imageRow(root);
  const queue = [listAt(document, 'components')];
  for (let list = queue.pop(); list !== undefined; list = queue.pop()) {
    for (const each of list) {
      const one = asFields(each);
      if (one === null) {
        yield { what: 'unreadable' };
        continue;
      }
      yield rowOf(one);
      const inner = listAt(one, 'components');
      if (inner.length > 0) queue.push(inner);
    }
  }
}

function imageRow(one: Fields): SbomRow {
  const hashes = listAt(one, 'hashes').flatMap((each) => {
    const hash = asFields(each);
    return hash !== null && textAt(hash, 'alg') === 'SHA-256'
      ? [`sha256:${textAt(hash, 'content')}`]
      : [];
  });
  return {
    what: 'image',
    digests: digestsIn(textAt(one, 'version'), textAt(one, 'purl'), ...hashes),
  };
}

function rowOf(one: Fields): SbomRow {
  const kind = textAt(one, 'type');
  if (kind === 'file') return { what: 'file' };
  if (kind === 'operating-system') return { what: 'other' };
  if (kind === 'container' || isImagePurl(textAt(one, 'purl'))) return imageRow(one);
  return packageRow({
    namespace: textAt(one, 'group'),
    name: textAt(one, 'name'),
    version: textAt(one, 'version'),
    licence: listAt(one, 'licenses').map(licenceText).filter(Boolean).join(', '),
    purl: textAt(one, 'purl'),
  });
}

function licenceText(value: unknown): string {
  const choice = asFields(value);
  if (choice === null) return asText(value);
  const licence = fieldsAt(choice, 'license') ?? {};
  return textAt(choice, 'expression') || textAt(licence, 'id') || textAt(licence, 'name');
}
