import { SBOM_LIMITS } from './limits';
import type { SbomFailure, SbomProblem } from './model';

/** Makes the problem of one kind, with its sentence. `detail` is what was found, for kinds that say it. */
export function sbomProblem(kind: SbomProblem['kind'], count: number, detail = ''): SbomProblem {
  return { kind, count, message: wordsOf(kind, count, detail) };
}

function wordsOf(kind: SbomProblem['kind'], count: number, detail: string): string {
  switch (kind) {
    case 'unreadable-row':
      return `${rows(count)} cannot be read and ${left(count)}.`;
    case 'no-name':
      return `${rows(count)} without a name ${left(count)}.`;
    case 'bad-purl':
      return `${rows(count)} with a package URL that cannot be read ${count === 1 ? 'is' : 'are'} listed without a type.`;
    case 'long-text':
      return `${rows(count)} with overlong text ${count === 1 ? 'was' : 'were'} cut.`;
    case 'too-many-packages':
      return `Only the first ${number(SBOM_LIMITS.packages)} packages were read; ${number(count)} more were left out.`;
    case 'out-of-time':
      return 'Reading took too long and was stopped; what follows was left out.';
    case 'trailing-text':
      return `${number(count)} ${count === 1 ? 'character' : 'characters'} after the document ${count === 1 ? 'was' : 'were'} ignored.`;
    case 'not-an-sbom':
      return `${detail} is not an SBOM and was left out.`;
    case 'too-many-documents':
      return `Only the first ${SBOM_LIMITS.documents} documents were read.`;
  }
}

/** Words a failure for readers: what is wrong, then what to do where something can be done. */
export function describeSbomFailure(failure: SbomFailure): string {
  switch (failure.kind) {
    case 'empty':
      return 'The file is empty.';
    case 'too-large':
      return `The file has ${number(failure.length)} characters; at most ${number(SBOM_LIMITS.length)} are read.`;
    case 'too-deep':
      return `The JSON is nested in more than ${SBOM_LIMITS.depth} levels.`;
    case 'too-many-values':
      return `The JSON has more than ${number(SBOM_LIMITS.values)} values.`;
    case 'cut-off':
      return 'The JSON ends before it is complete; the file may have been cut off.';
    case 'no-json':
      return 'The file is neither JSON nor SPDX tag-value text.';
    case 'invalid-json':
      return failure.position === null
        ? 'The JSON is not valid.'
        : `The JSON is not valid at character ${number(failure.position)}.`;
    case 'yaml':
      return 'SPDX as YAML is not read. Convert it to JSON first.';
    case 'xml':
      return `${failure.vocabulary === 'XML' ? 'XML' : `${failure.vocabulary} as XML`} is not read. Convert it to JSON first.`;
    case 'not-an-sbom':
      return `The file contains no SBOM that can be read, but ${failure.found}.`;
  }
}

function rows(count: number): string {
  return `${number(count)} ${count === 1 ? 'package' : 'packages'}`;
}

function left(count: number): string {
  return count === 1 ? 'was left out' : 'were left out';
}

function number(value: number): string {
  return value.toLocaleString('en');
}
