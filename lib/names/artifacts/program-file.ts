import type { Program } from '@/lib/names/catalog/model';
import { PROGRAMS } from '@/lib/names/catalog/programs';

/** What the name of a program's file says. */
export type ProgramFile = Program & {
  readonly role: 'binary' | 'source' | 'checksums';
  readonly version: string | null;
  readonly os: string | null;
  readonly arch: string | null;
  readonly isFips: boolean;
};

const BINARY =
  /^(v?[0-9]+\.[0-9]+\.[0-9]+(?:-[a-z0-9]+(?:\.[0-9]+)*)?)[-_.]{1,3}(linux|darwin|windows|freebsd)[-_.]{1,3}(amd64|x86_64|arm64|aarch64|armv[67]|riscv64|386|i386)([-_]fips)?(?:\.(?:tar\.gz|tgz|zip|exe))?$/i;
const ATTACHED =
  /^(v?[0-9]+\.[0-9]+\.[0-9]+(?:-[a-z0-9]+(?:\.[0-9]+)*)?)[-_](source\.tar\.gz|checksums\.txt|sha256sums)$/i;

/**
 * Parses the file of a program, in the patterns of goreleaser that upstream used: dashes, underscores
 * (kairos-init) or, by a mistake, both with dots (`kairosctl-.v2.6.5-.linux-.amd64.tar.gz`).
 *
 * @see https://github.com/kairos-io/provider-kairos/blob/main/.goreleaser.yaml
 */
export function parseProgramFile(fileName: string): ProgramFile | null {
  const program = PROGRAMS.find(({ name }) => /^[-_.]/.test(afterName(fileName, name)));
  if (program === undefined) return null;
  const rest = afterName(fileName, program.name).replace(/^[-_.]{1,3}/, '');
  return readBinary(program, rest) ?? readAttached(program, rest);
}

function afterName(fileName: string, name: string): string {
  return fileName.toLowerCase().startsWith(name) ? fileName.slice(name.length) : '';
}

function readBinary(program: Program, rest: string): ProgramFile | null {
  const found = BINARY.exec(rest);
  if (found === null) return null;
  const [, version = null, os = '', arch = '', fips] = found;
  return {
    ...program,
    role: 'binary',
    version,
    os: os.toLowerCase(),
    arch: GO_ARCHES.get(arch.toLowerCase()) ?? arch.toLowerCase(),
    isFips: fips !== undefined,
  };
}

function readAttached(program: Program, rest: string): ProgramFile | null {
  const found = ATTACHED.exec(rest);
  if (found === null) return null;
  const [, version = null, what = ''] = found;
  const role = what.startsWith('source') ? 'source' : 'checksums';
  return { ...program, role, version, os: null, arch: null, isFips: false };
}

const GO_ARCHES = new Map([
  ['x86_64', 'amd64'],
  ['aarch64', 'arm64'],
  ['i386', '386'],
]);
