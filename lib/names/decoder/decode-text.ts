import { explained } from '@/lib/names/artifacts/decoded';

import type { Context } from './context';
import { decodeLine } from './decode-line';
import { decodeRecord } from './decode-record';
import { maskPlaceholders } from './mask-placeholders';
import type { Decoding, Field, Finding, Span } from './model';
import { distinct, mostTelling, type Found } from './rank-findings';
import { readScene } from './read-command';
import { readJson } from './read-json';
import { splitRecords } from './split-records';
import { splitStatements, type Statement } from './split-statements';

/** Longest text that is decoded, in UTF-16 code units, on the page as in the API. */
export const PASTE_LIMIT = 10_240;

/** Most lines and records of a text that are decoded. */
const MAX_UNITS = 300;

/** Most findings of a text. */
export const MAX_FINDINGS = 40;

/**
 * Decodes pasted text: a name, a command line, a manifest, settings, or any output of a node or a terminal
 * with names in it. Never throws and never guesses: a text without any gets the nearest explanation.
 */
export function decodeText(pasted: string): Decoding {
  const text = pasted.slice(0, PASTE_LIMIT);
  const masked = maskPlaceholders(text);
  const scene = readScene(masked.text);
  const units = (readJson(masked.text) ?? splitStatements(masked.text)).flatMap(unitsOf);
  const found = units.slice(0, MAX_UNITS).flatMap((unit) => decodeUnit(unit, { masked, scene }));
  const [first = unknownText(text), ...rest] = mostTelling(distinct(found));
  return {
    findings: [first, ...rest.slice(0, MAX_FINDINGS - 1)],
    isCut: pasted.length > PASTE_LIMIT || units.length > MAX_UNITS || rest.length >= MAX_FINDINGS,
  };
}

/** Fields that belong together, or a line. */
type Unit = { readonly fields: readonly Field[] } | { readonly line: Span };

function unitsOf(statement: Statement): readonly Unit[] {
  switch (statement.kind) {
    case 'settings':
      return [{ fields: statement.fields }];
    case 'manifest':
      return splitRecords(statement.entries).map((fields) => ({ fields }));
    case 'line':
      return [{ line: statement.span }];
  }
}

function decodeUnit(unit: Unit, context: Context): readonly Found[] {
  return 'line' in unit ? decodeLine(unit.line, context, true) : decodeRecord(unit.fields, context);
}

function unknownText(text: string): Finding {
  const isEmpty = text.trim() === '';
  const problem = isEmpty
    ? 'There is nothing to decode.'
    : 'Nothing in this text is the name of an image or of a file.';
  const place = { start: 0, end: text.length };
  return { ...explained({ kind: 'unknown', form: 'text', name: '', problem }), place };
}
