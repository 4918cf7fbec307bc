import { fail, ok, type Result } from '@/lib/base/result';
import { cutText } from '@/lib/base/text/cut-text';

import { collectPackages, type Collected } from './collect-packages';
import { CYCLONEDX } from './cyclonedx';
import { SBOM_LIMITS } from './limits';
import { asFields, textAt } from './loose-fields';
import type {
  ReadingOptions,
  SbomDocument,
  SbomFacts,
  SbomFailure,
  SbomProblem,
  SbomReading,
} from './model';
import { parseJsonValues } from './parse-json';
import { sbomProblem } from './sbom-problem';
import { SPDX_GRAPH } from './spdx-graph';
import { SPDX_JSON } from './spdx-json';
import { isTagValue, tagValueFacts, tagValueRows } from './spdx-tag-value';
import { SYFT } from './syft';
import { type Layer, unwrap } from './unwrap';

const READERS = [SPDX_JSON, SPDX_GRAPH, CYCLONEDX, SYFT];

/**
 * Reads the SBOMs in a text by its content, not by its name: SPDX, CycloneDX or Syft, bare or in the wrappers
 * in which they are published. What cannot be read is a problem; the rest is read.
 */
export function readSbom(
  text: string,
  options: ReadingOptions = {},
): Result<SbomReading, SbomFailure> {
  return readSbomValue(text, options);
}

/** Reads the SBOMs in a value that is parsed JSON already. */
export function readSbomValue(
  content: unknown,
  options: ReadingOptions = {},
): Result<SbomReading, SbomFailure> {
  const outcome: Outcome = { documents: [], problems: [], failures: [], found: [] };
  const queue: Layer[] = [{ content, wrappers: [], subjects: [], platform: '', predicateType: '' }];
  for (let layer = queue.shift(); layer !== undefined; layer = queue.shift()) {
    if (outcome.documents.length + outcome.found.length >= SBOM_LIMITS.documents) {
      outcome.problems.push(sbomProblem('too-many-documents', 1));
      break;
    }
    queue.unshift(...readLayer(layer, options, outcome));
  }
  const { documents, problems, failures, found } = outcome;
  if (documents.length > 0) {
    const strangers = found.map((what) => sbomProblem('not-an-sbom', 1, upperFirst(what)));
    return ok({ documents, problems: [...problems, ...strangers] });
  }
  return fail(failures[0] ?? { kind: 'not-an-sbom', found: found[0] ?? 'nothing' });
}

type Outcome = {
  readonly documents: SbomDocument[];
  readonly problems: SbomProblem[];
  readonly failures: SbomFailure[];
  /** What was found that is no SBOM, in words. */
  readonly found: string[];
};

/** Reads one layer into the outcome, or gives the layers inside it. */
function readLayer(layer: Layer, options: ReadingOptions, outcome: Outcome): readonly Layer[] {
  const { content } = layer;
  if (typeof content === 'string') return readText(layer, content, options, outcome);
  const fields = asFields(content);
  const reader = fields && READERS.find(({ matches }) => matches(fields));
  if (fields && reader) {
    const collected = collectPackages(reader.rowsOf(fields), options);
    outcome.documents.push(documentOf(layer, reader.factsOf(fields), collected));
    return [];
  }
  const layers = layer.wrappers.length < SBOM_LIMITS.wrappers ? unwrap(layer) : null;
  if (layers !== null && layers.length > 0) return layers.slice(0, SBOM_LIMITS.documents + 1);
  outcome.found.push(nameOf(layer));
  return [];
}

function readText(
  layer: Layer,
  text: string,
  options: ReadingOptions,
  outcome: Outcome,
): readonly Layer[] {
  const failure = refusalOf(text);
  if (failure !== null) {
    outcome.failures.push(failure);
    return [];
  }
  if (isTagValue(text)) {
    const collected = collectPackages(tagValueRows(text), options);
    outcome.documents.push(documentOf(layer, tagValueFacts(text), collected));
    return [];
  }
  const parsed = parseJsonValues(text.slice(startOf(text)));
  if (!parsed.ok) {
    outcome.failures.push(parsed.failure);
    return [];
  }
  const { values, trailing } = parsed.value;
  if (trailing > 0) outcome.problems.push(sbomProblem('trailing-text', trailing));
  return values.map((content) => ({ ...layer, content }));
}

/** Why a text is not read at all; null where it is. */
function refusalOf(text: string): SbomFailure | null {
  if (text.length > SBOM_LIMITS.length) return { kind: 'too-large', length: text.length };
  const start = startOf(text);
  if (start === text.length) return { kind: 'empty' };
  const head = text.slice(start, start + 4096);
  if (isTagValue(text) || /^[[{]/.test(head)) return null;
  if (head.startsWith('<')) {
    const vocabulary = head.includes('cyclonedx')
      ? 'CycloneDX'
      : head.includes('spdx')
        ? 'SPDX'
        : 'XML';
    return { kind: 'xml', vocabulary };
  }
  return /^spdxVersion:/m.test(head) ? { kind: 'yaml' } : { kind: 'no-json' };
}

/** Index of the first character that is neither blank nor a byte order mark. */
function startOf(text: string): number {
  let at = 0;
  while (at < text.length && /[\s\uFEFF\0]/.test(text.charAt(at))) at += 1;
  return at;
}

function documentOf(layer: Layer, facts: SbomFacts, collected: Collected): SbomDocument {
  const { wrappers, subjects, platform } = layer;
  return {
    ...facts,
    notationVersion: short(facts.notationVersion),
    name: short(facts.name),
    tools: facts.tools.slice(0, MAX_TOOLS).map(short),
    created: short(facts.created),
    wrappers,
    subjects,
    platform,
    ...collected,
  };
}

function short(text: string): string {
  return cutText(text, MAX_FACT).toWellFormed().trim();
}

const MAX_FACT = 500;
const MAX_TOOLS = 20;

/** Says what something is that is no SBOM. */
function nameOf({ content, predicateType }: Layer): string {
  const fields = asFields(content);
  const kind = predicateType || (fields === null ? '' : textAt(fields, 'mediaType'));
  if (kind !== '') return `a document of type ${short(kind)}`;
  if (fields !== null) return 'a JSON object of another kind';
  return Array.isArray(content) ? 'an empty list' : 'a single value';
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
