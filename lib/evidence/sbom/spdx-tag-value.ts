import type { SbomFacts } from './model';
import { digestsIn, packageRow, type SbomRow } from './sbom-row';
import { isSpdxImage, soleOf, toolsOf } from './spdx-json';
import { licenceReader } from './spdx-licences';

/** How far into a text its version must be given. */
const HEAD = 64 * 1024;

/**
 * Whether a text is SPDX 2 in its tag-value notation, which is also found in files named as JSON.
 *
 * @see https://spdx.github.io/spdx-spec/v2.3/
 */
export function isTagValue(text: string): boolean {
  return /^[\uFEFF \t]*SPDXVersion:[ \t]*SPDX-/m.test(text.slice(0, HEAD));
}

/** What a tag-value document says about itself, before its first package or file. */
export function tagValueFacts(text: string): SbomFacts {
  const values = new Map<string, string>();
  const creators: string[] = [];
  for (const { tag, value } of tagsOf(text)) {
    if (tag === 'PackageName' || tag === 'FileName') break;
    if (tag === 'Creator') creators.push(value);
    else if (!values.has(tag)) values.set(tag, value);
  }
  const first = (tag: string) => values.get(tag) ?? '';
  return {
    notation: 'spdx-tag-value',
    notationVersion: first('SPDXVersion').replace(/^SPDX-/, ''),
    name: first('DocumentName'),
    tools: toolsOf(creators),
    created: first('Created'),
  };
}

/** The rows of a tag-value document. A package ends where the next package, file or licence begins. */
export function* tagValueRows(text: string): Iterable<SbomRow> {
  const { licences, described, packages } = outlineOf(text);
  const licenceOf = licenceReader(licences);
  let current: Map<string, string> | null = null;
  const finish = function* (): Iterable<SbomRow> {
    if (current === null) return;
    yield rowOf(current, licenceOf, packages > 1 ? described : null);
    current = null;
  };
  for (const { tag, value } of tagsOf(text)) {
    if (STARTS_A_SECTION.has(tag)) {
      yield* finish();
      if (tag === 'FileName') yield { what: 'file' };
      if (tag === 'PackageName') current = new Map();
    }
    if (current === null) continue;
    const isPurl = tag === 'ExternalRef' && PURL.test(value);
    const isChecksum = tag === 'PackageChecksum' && value.startsWith('SHA256:');
    if (isPurl) current.set('purl', value.replace(PURL, ''));
    else if (isChecksum) current.set('sha256', value.slice('SHA256:'.length).trim());
    else if (KEPT.has(tag) && !current.has(tag)) current.set(tag, value);
  }
  yield* finish();
}

const STARTS_A_SECTION = new Set(['PackageName', 'FileName', 'SnippetSPDXID', 'LicenseID']);

const KEPT = new Set([
  'PackageName',
  'SPDXID',
  'PackageVersion',
  'PackageLicenseDeclared',
  'PackageLicenseConcluded',
  'PrimaryPackagePurpose',
]);

const PURL = /^PACKAGE[-_]MANAGER\s+purl\s+/;

function rowOf(
  tags: ReadonlyMap<string, string>,
  licenceOf: ReturnType<typeof licenceReader>,
  described: string | null,
): SbomRow {
  const at = (tag: string) => {
    const value = tags.get(tag) ?? '';
    return value === 'NOASSERTION' ? '' : value;
  };
  const [id, purl, version] = [at('SPDXID'), at('purl'), at('PackageVersion')];
  const isDescribed = described === id;
  if (isSpdxImage({ id, purl, purpose: at('PrimaryPackagePurpose'), isDescribed })) {
    return { what: 'image', digests: digestsIn(version, purl, `sha256:${at('sha256')}`) };
  }
  const licence = licenceOf(at('PackageLicenseDeclared'), at('PackageLicenseConcluded'));
  return packageRow({ name: at('PackageName'), version, licence, purl });
}

/** What reading the first package needs and only follows after the last one. */
function outlineOf(text: string) {
  const licences: { id: string; name: string; text: string }[] = [];
  const described = new Set<string>();
  let packages = 0;
  for (const { tag, value } of tagsOf(text)) {
    const licence = licences.at(-1);
    if (tag === 'LicenseID') licences.push({ id: value, name: '', text: '' });
    else if (tag === 'LicenseName' && licence) licence.name = value === 'NOASSERTION' ? '' : value;
    else if (tag === 'ExtractedText' && licence) licence.text = value;
    else if (tag === 'PackageName') packages += 1;
    else if (tag === 'Relationship') {
      const [, id] = /^\S+\s+DESCRIBES\s+(\S+)/.exec(value) ?? [];
      if (id !== undefined) described.add(id);
    }
  }
  return { licences, described: soleOf(described), packages };
}

type Tag = { readonly tag: string; readonly value: string };

/** The tags of a text in order. A value between `<text>` and `</text>` may have several lines. */
function* tagsOf(text: string): Iterable<Tag> {
  let at = 0;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(at, end);
    at = end + 1;
    const [, tag, value = ''] = /^\s*([A-Za-z]+):[ \t]*([^]*)$/.exec(line) ?? [];
    if (tag === undefined) continue;
    if (!value.startsWith('<text>')) {
      yield { tag, value: value.trim() };
      continue;
    }
    const start = end - line.length + line.indexOf('<text>') + '<text>'.length;
    const closing = text.indexOf('</text>', start);
    const stop = closing === -1 ? text.length : closing;
    at = Math.max(at, stop + '</text>'.length);
    yield { tag, value: text.slice(start, stop).trim() };
  }
}
