import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type LineCounter,
  type Scalar as ParsedScalar,
  type YAMLMap,
} from 'yaml';

import { toText } from '@/lib/matrix/expand/coerce';
import { foldCase } from '@/lib/matrix/expand/fold-case';
import type { Scalar } from '@/lib/matrix/expand/matrix-value';
import type { Problem } from '@/lib/matrix/expand/model';

import type { Place, YamlEntry, YamlNode } from './model';

/** The root of a document, and problems for what could not be read. */
export type DocumentReading = {
  readonly root: YamlNode | null;
  readonly problems: readonly Problem[];
};

type Source = { readonly text: string; readonly lines: LineCounter };
type Converted = { readonly node: YamlNode; readonly height: number };
type Anchored = Converted & { readonly size: number; readonly length: number };
type Conversion = Source & {
  readonly anchors: Map<string, Anchored | 'open'>;
  readonly problems: Problem[];
  /** Values so far; those of an alias count for each alias. */
  size: number;
  /** Characters of all text values, counted in the same way. */
  length: number;
};

const MAX_NODES = 50_000;
const MAX_LENGTH = 10 * 1024 * 1024;
/** Mappings and lists in each other; GitHub refuses a file that has more. */
const MAX_DEPTH = 50;
/** Numbers as YAML writes them in other bases, which GitHub reads into 32 bits. */
const BASED_NUMBER = /^(?:0x[\da-f]+|0o[0-7]+)$/i;
const MERGE_KEY = '<<';

/**
 * Converts a parsed document to nodes with their lines, and resolves its aliases. The root is null if the
 * document expands to more values than GitHub allows, or to more than 10 MiB of text; anything else that cannot
 * be read becomes an unreadable node and a problem.
 *
 * @see https://github.com/actions/runner/blob/main/src/Sdk/WorkflowParser/Conversion/YamlObjectReader.cs
 */
export function convertDocument(document: Document.Parsed, source: Source): DocumentReading {
  const conversion: Conversion = {
    ...source,
    anchors: new Map(),
    problems: [],
    size: 0,
    length: 0,
  };
  const start = { line: 1, column: 1, endLine: 1 };
  const { node } = convert(conversion, document.contents, { depth: 1, place: start });
  const message = describeExcess(conversion);
  if (message === null) return { root: node, problems: conversion.problems };
  return { root: null, problems: [{ message, line: null, column: null }] };
}

function describeExcess({ size, length }: Conversion): string | null {
  if (size > MAX_NODES)
    return `The file expands to more than ${MAX_NODES} values, which GitHub does not allow.`;
  return length > MAX_LENGTH ? 'The file expands to too much text.' : null;
}

/** The depth of a node, and the place of its problems if the node has none. */
type Position = { readonly depth: number; readonly place: Place };

function convert(conversion: Conversion, parsed: unknown, outer: Position): Converted {
  conversion.size += 1;
  const place = placeOf(conversion, parsed) ?? outer.place;
  if (describeExcess(conversion) !== null) return unreadable(place);
  const isNested = isMap(parsed) || isSeq(parsed);
  if (isNested && outer.depth > MAX_DEPTH) return tooDeep(conversion, place);
  if (isAlias(parsed)) return follow(conversion, parsed.source, { ...outer, place });

  const anchor = isScalar(parsed) || isSeq(parsed) || isMap(parsed) ? parsed.anchor : undefined;
  if (anchor === undefined) return convertValue(conversion, parsed, { ...outer, place });
  return convertAnchored(conversion, { parsed, anchor }, { ...outer, place });
}

function convertAnchored(
  conversion: Conversion,
  { parsed, anchor }: { readonly parsed: unknown; readonly anchor: string },
  position: Position,
): Converted {
  const { size: before, length: start } = conversion;
  conversion.anchors.set(anchor, 'open');
  const converted = convertValue(conversion, parsed, position);
  const size = conversion.size - before + 1;
  conversion.anchors.set(anchor, { ...converted, size, length: conversion.length - start });
  return converted;
}

function convertValue(conversion: Conversion, parsed: unknown, position: Position): Converted {
  if (isMap(parsed)) return convertMap(conversion, parsed, position);
  if (!isSeq(parsed)) {
    const value = isScalar(parsed) ? toScalar(parsed) : null;
    if (value === TOO_LARGE) {
      const message = 'A number in this base has more than 32 bits; GitHub does not accept it.';
      return broken(conversion, position.place, message);
    }
    if (typeof value === 'string') conversion.length += value.length;
    return { node: { kind: 'scalar', value, place: position.place }, height: 0 };
  }
  const inner = { ...position, depth: position.depth + 1 };
  const items = parsed.items.map((item) => convert(conversion, item, inner));
  return {
    node: { kind: 'list', items: items.map(({ node }) => node), place: position.place },
    height: heightOver(items),
  };
}

function convertMap(conversion: Conversion, parsed: YAMLMap, position: Position): Converted {
  const firsts = new Map<string, number>();
  const values: Converted[] = [];
  const entries = parsed.items.map((pair): YamlEntry => {
    const { key, keyPlace } = convertKey(conversion, pair.key, position);
    const inner = { depth: position.depth + 1, place: keyPlace };
    const value = convert(conversion, pair.value, inner);
    values.push(value);
    if (key === null) return { key: '', keyPlace, value: unreadable(keyPlace).node };

    const first = firsts.get(foldCase(key));
    if (first === undefined) firsts.set(foldCase(key), keyPlace.line);
    else
      report(conversion, keyPlace, `The key “${key}” is a duplicate of the one on line ${first}.`);
    return { key, keyPlace, value: first === undefined ? value.node : unreadable(keyPlace).node };
  });
  return { node: { kind: 'map', entries, place: position.place }, height: heightOver(values) };
}

function convertKey(
  conversion: Conversion,
  parsed: unknown,
  { depth, place }: Position,
): { readonly key: string | null; readonly keyPlace: Place } {
  const { node } = convert(conversion, parsed, { depth: depth + 1, place });
  const keyPlace = node.place;
  if (isScalar(parsed) && parsed.value === MERGE_KEY && parsed.type === 'PLAIN') {
    report(
      conversion,
      keyPlace,
      'GitHub does not support merge keys: “<<” is an ordinary key to it.',
    );
  }
  if (node.kind === 'scalar') return { key: toText(node.value), keyPlace };
  if (node.kind !== 'unreadable') report(conversion, keyPlace, 'A key must be a single value.');
  return { key: null, keyPlace };
}

/** A resolved alias has its own place; the nodes inside keep theirs. */
function follow(conversion: Conversion, name: string, { depth, place }: Position): Converted {
  const target = conversion.anchors.get(name);
  if (target === undefined)
    return broken(conversion, place, `No anchor “${name}” comes before this alias.`);
  if (target === 'open') return broken(conversion, place, `The alias “${name}” contains itself.`);
  if (depth + target.height - 1 > MAX_DEPTH) return tooDeep(conversion, place);
  conversion.size += target.size - 1;
  conversion.length += target.length;
  return { node: { ...target.node, place }, height: target.height };
}

function heightOver(parts: readonly Converted[]): number {
  return parts.reduce((most, { height }) => Math.max(most, height + 1), 1);
}

const TOO_LARGE = Symbol('a number of more than 32 bits');

function toScalar({ value, source, type }: ParsedScalar): Scalar | typeof TOO_LARGE {
  if (typeof value === 'number' && type === 'PLAIN' && BASED_NUMBER.test(source ?? ''))
    return value > 0xffffffff ? TOO_LARGE : value | 0;
  const isPlain = typeof value === 'string' || typeof value === 'boolean';
  return isPlain || typeof value === 'number' ? value : null;
}

function placeOf({ text, lines }: Source, parsed: unknown): Place | null {
  if (!isAlias(parsed) && !isScalar(parsed) && !isSeq(parsed) && !isMap(parsed)) return null;
  if (parsed.range === null || parsed.range === undefined) return null;
  const [start, valueEnd] = parsed.range;
  const { line, col } = lines.linePos(start);
  const end = start + text.slice(start, valueEnd).trimEnd().length;
  return { line, column: col, endLine: Math.max(line, lines.linePos(end).line) };
}

function tooDeep(conversion: Conversion, place: Place): Converted {
  return broken(conversion, place, `This is nested too deeply: GitHub allows ${MAX_DEPTH} levels.`);
}

function broken(conversion: Conversion, place: Place, message: string): Converted {
  report(conversion, place, message);
  return unreadable(place);
}

function unreadable(place: Place): Converted {
  return { node: { kind: 'unreadable', place }, height: 0 };
}

function report(conversion: Conversion, { line, column }: Place, message: string): void {
  conversion.problems.push({ message, line, column });
}
