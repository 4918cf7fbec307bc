import { cutFileEnding, type CutFileName } from './cut-file-ending';
import { explained, type Decoded } from './decoded';
import { eraOfName } from './era-of-name';
import { fileKindOf } from './file-kind';
import { ARCHES } from './model';
import type { NameParts } from './name-parts';
import { parseFileStem, type ParsedName } from './parse-name';
import { parseProgramFile, type ProgramFile } from './program-file';
import { remarksOn } from './remarks';

/** Whether a text without slash and colon is a file name rather than a tag. */
export function isFileName(text: string): boolean {
  return (
    /^(?:kairos|core|c3os)-/.test(text) ||
    parseProgramFile(text) !== null ||
    text.startsWith('checksums.txt') ||
    (cutFileEnding(text).ext !== '' && !/-(?:core|standard)-|^v?[0-9]/.test(text))
  );
}

/** Decodes a file name: an artifact's, a program's, or the nearest explanation. */
export function decodeFile(fileName: string): Decoded {
  const cut = cutFileEnding(fileName);
  const fileKind = fileKindOf(fileName, cut);
  return { ...decodeName(fileName, cut), fileKind: fileKind === 'other' ? null : fileKind };
}

function decodeName(fileName: string, cut: CutFileName): Decoded {
  const program = parseProgramFile(fileName);
  if (program !== null) return decodeProgram(fileName, program);
  const parsed = parseFileStem(cut.stem);
  if (parsed === null) return unknownFile(fileName);
  const other = cut.ext === '' ? withoutOtherEnding(cut.stem, parsed) : null;
  if (other !== null) {
    const decoded = decodeParsedFile(fileName, other.parsed, other.ext);
    const says = `“.${other.ext}” is not an ending of the files that Kairos publishes.`;
    return { ...decoded, remarks: [says, ...decoded.remarks] };
  }
  const dotted = cut.ext === '' && isGceVersion(parsed) ? parseFileStem(withDots(cut.stem)) : null;
  const decoded = decodeParsedFile(fileName, dotted ?? parsed, cut.ext);
  if (dotted === null) return decoded;
  const says = 'An image name of Google Cloud: each dot became a dash.';
  return { ...decoded, remarks: [says, ...decoded.remarks] };
}

/** An ending that no file of Kairos has, which would be read as a part of the version; null where there is none. */
function withoutOtherEnding(
  stem: string,
  { parts }: ParsedName,
): { readonly parsed: ParsedName; readonly ext: string } | null {
  if (parts.version !== null && parts.kubernetes === null) return null;
  const [ending] = /(?:\.[a-z][a-z0-9]{0,15}){1,3}$/i.exec(stem) ?? [];
  if (ending === undefined) return null;
  const parsed = parseFileStem(stem.slice(0, -ending.length));
  return parsed === null || parsed.parts.version === null ? null : { parsed, ext: ending.slice(1) };
}

function decodeParsedFile(name: string, parsed: ParsedName, ext: string): Decoded {
  const nameEra = eraOfName(parsed);
  const isLegacy = nameEra.era?.id === 'E0';
  const prerelease = parsed.parts.prerelease && !isLegacy;
  const parts: NameParts = { ...parsed.parts, ext, prerelease };
  const old = name.startsWith('c3os-')
    ? ['The name begins with c3os, the predecessor of Kairos.']
    : [];
  const remarks = remarksOn({ ...nameEra, form: 'file', parsed, parts });
  return explained({
    kind: isLegacy ? 'legacy' : 'image',
    form: 'file',
    name,
    era: nameEra.era?.id ?? null,
    parts,
    remarks: [...old, ...remarks],
  });
}

function decodeProgram(fileName: string, file: ProgramFile): Decoded {
  const { name, is, role, version, os, isFips } = file;
  const arch = ARCHES.find((known) => known === file.arch) ?? null;
  const what = { binary: '', source: 'The source of ', checksums: 'The checksums of ' }[role];
  const remarks = [`${what}${name}: ${is}.`];
  if (os !== null)
    remarks.push(
      `For ${os} on ${file.arch ?? 'an unknown architecture'}${isFips ? ', built for FIPS' : ''}.`,
    );
  const parts = { name, version, arch };
  return explained({ kind: 'component', form: 'file', name: fileName, parts, remarks });
}

function unknownFile(name: string): Decoded {
  if (name.startsWith('checksums.txt')) {
    const remarks = [
      'The checksums of a release’s archives; the name does not say of which release.',
    ];
    return explained({
      kind: 'component',
      form: 'file',
      name,
      parts: { name: 'checksums' },
      remarks,
    });
  }
  const { ext } = cutFileEnding(name);
  if (/^(?:kairos|core|c3os)-/.test(name)) {
    const problem =
      'It begins like a file of Kairos, but has neither variant with architecture nor a version.';
    return explained({ kind: 'unknown', form: 'file', name, parts: { ext }, problem });
  }
  const problem = 'A file, but not one of Kairos: those begin with “kairos-”.';
  return explained({ kind: 'foreign', form: 'file', name, parts: { ext }, problem });
}

function isGceVersion({ parts }: ParsedName): boolean {
  return /^v[0-9]+-[0-9]+-[0-9]+/.test(parts.branch ?? '');
}

function withDots(stem: string): string {
  return stem.replace(/([0-9])-(?=[0-9])/g, '$1.');
}
