import { explained, type DecodedKind } from '@/lib/names/artifacts/decoded';

import { decodeWord, withoutSamples } from './decode-word';
import { explainAuroraBoot } from './explain-auroraboot';
import { explainBuildSettings, explainDockerBuild, explainEarthly } from './explain-build';
import { explainKairosInit } from './explain-kairos-init';
import { joinRecord } from './join-record';
import { maskPlaceholders, type MaskedText } from './mask-placeholders';
import type { Decoding, Field, Finding, Place, Span } from './model';
import { findProgramVersions } from './program-versions';
import { readCommands, readScene, type CommandScene } from './read-command';
import { readJson } from './read-json';
import { recordKindOf } from './record-kinds';
import { splitRecords } from './split-records';
import { splitStatements, type Statement } from './split-statements';
import { mayBeName, splitWords } from './split-words';

/** Longest text that is decoded, in UTF-16 code units, on the page as in the API. */
export const PASTE_LIMIT = 10_240;

/** Most lines and records of a text that are decoded. */
const MAX_UNITS = 300;

/** Most findings of a text. */
export const MAX_FINDINGS = 40;

/**
 * Decodes pasted text: a name, a command line, a manifest, settings, or whatever a node or a terminal shows
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

type Context = { readonly masked: MaskedText; readonly scene: CommandScene };

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

/** A record is one finding; names in fields that the record does not explain are findings of their own. */
function decodeRecord(fields: readonly Field[], context: Context): readonly Found[] {
  const { masked, scene } = context;
  const place = { start: fields[0]?.start ?? 0, end: fields.at(-1)?.end ?? 0 };
  const kind = recordKindOf(fields);
  const joined = kind === null ? null : joinRecord(kind, fields);
  const whole = explainBuildSettings(fields, scene, place) ?? joined;
  const explainedKeys = new Set(whole?.fields.map(({ key }) => key));
  const others = fields.filter(({ key }) => !explainedKeys.has(key));
  const records = whole === null ? [] : [withoutSamples(whole, masked)];
  return [
    ...[...records, ...builderPrograms(fields, context)].map((each) => ranked(each, true)),
    ...others.flatMap(({ start, end }) =>
      decodeLine({ start, end, text: masked.text.slice(start, end) }, context, false),
    ),
  ];
}

/** The programs whose versions a record states beside that of Kairos. */
function builderPrograms(fields: readonly Field[], { masked }: Context): readonly Finding[] {
  return fields.flatMap(({ key, value, start, end }) => {
    const program = BUILDERS.find(([pattern]) => pattern.test(key))?.[1];
    if (program === undefined || value === '') return [];
    const text = `${program} ${value}`;
    const found = findProgramVersions({ text, start, end });
    return found.map((each) => withoutSamples({ ...each, place: { start, end } }, masked));
  });
}

const BUILDERS: readonly (readonly [key: RegExp, program: string])[] = [
  [/^KAIROS_INIT(?:_VERSION)?$|^kairos\.io\/init-version$/, 'kairos-init'],
  [/^(?:KAIROS_)?FRAMEWORK_VERSION$/, 'framework'],
  [/^auroraboot_version$/i, 'auroraboot'],
];

/** Decodes the commands, programs and names of a line; `mayBeAlone` says whether it is one of the text's own. */
function decodeLine(line: Span, { masked, scene }: Context, mayBeAlone: boolean): readonly Found[] {
  const commands = readCommands(line).flatMap(
    (command) =>
      explainKairosInit(command, scene) ??
      explainDockerBuild(command, scene) ??
      explainEarthly(command) ??
      explainAuroraBoot(command) ??
      [],
  );
  const programs = [...findProgramVersions(line), ...findSystemTitles(line)];
  const taken = [...programs, ...commands].map(({ place }) => place);
  const words = splitWords(line).filter(({ start, end }) => !isTaken({ start, end }, taken));
  const isAlone = words.length === 1 && taken.length === 0;
  const names = words
    .filter(({ text }) => isAlone || mayBeName(text))
    .map((word) => ranked(decodeWord(masked, word), isAlone && mayBeAlone));
  const placed = [...commands, ...programs].map((each) =>
    ranked(withoutSamples(each, masked), true),
  );
  return [...placed, ...names, ...imagesInside(line, commands, masked)];
}

const TITLE =
  /(?<![\w/.-])((?:kairos|c3os)-[a-z0-9][a-z0-9._-]{1,100})\s{1,4}(v[0-9][\w.+-]{0,100})/g;

/** What nodes print as the name of their system: `kairos-standard-ubuntu-22.04 v3.2.2-v1.31.1-k3s1`. */
function findSystemTitles({ text, start }: Span): readonly Finding[] {
  return [...text.matchAll(TITLE)].flatMap((found) => {
    const place = { start: start + found.index, end: start + found.index + found[0].length };
    const field = { key: 'PRETTY_NAME', value: found[0], ...place };
    const kind = recordKindOf([{ ...field, key: 'KAIROS_PRETTY_NAME' }]);
    const joined = kind === null ? null : joinRecord(kind, [field]);
    return joined === null ? [] : [{ ...joined, fields: [], place }];
  });
}

/** A command explains its own words; images of Kairos among them are findings as well. */
function imagesInside(
  line: Span,
  commands: readonly Finding[],
  masked: MaskedText,
): readonly Found[] {
  if (commands.length === 0) return [];
  return splitWords(line)
    .filter(({ text }) => mayBeName(text) && /[/:]/.test(text))
    .map((word) => ranked(decodeWord(masked, word), false))
    .filter(
      ({ finding: { kind, parts } }) =>
        kind === 'image' || (kind === 'component' && parts.registry !== null),
    );
}

function isTaken({ start, end }: Place, taken: readonly Place[]): boolean {
  return taken.some((place) => start < place.end && end > place.start);
}

/** A finding with how much it says about the text: the lowest rank says most. */
type Found = { readonly finding: Finding; readonly rank: number };

/** Names and programs: whatever is at least as telling is shown. */
const NAMED = 1;

/** Nothing of Kairos. */
const NOTHING = 3;

/** From what a text is most likely about to what it is least likely about. */
const ORDER: readonly (readonly [kind: DecodedKind, rank: number])[] = [
  ['command', 0],
  ['image', NAMED],
  ['pattern', NAMED],
  ['legacy', NAMED],
  ['digest', NAMED],
  ['component', NAMED],
  ['release', 2],
  ['moving', 2],
  ['commit', 2],
  ['foreign', NOTHING],
  ['unknown', NOTHING],
];

/** A version counts as a name if it is alone in its line; among other words it may be anything's. */
function ranked(finding: Finding, isAlone: boolean): Found {
  const rank = ORDER.find(([kind]) => kind === finding.kind)?.[1] ?? NOTHING;
  return { finding, rank: isAlone && rank === 2 ? NAMED : rank };
}

function distinct(all: readonly Found[]): readonly Found[] {
  const seen = new Set<string>();
  return all.filter(({ finding: { kind, name } }) => {
    const key = `${kind} ${name}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** The findings of the ranks that say most, the first of the most telling kind in front. */
function mostTelling(found: readonly Found[]): readonly Finding[] {
  const strongest = Math.min(...found.map(({ rank }) => rank));
  const last = Math.max(strongest, NAMED);
  const kept = found.filter(({ rank }) => rank <= last).map(({ finding }) => finding);
  const lead = ORDER.flatMap(([kind]) => kept.find((each) => each.kind === kind) ?? []).at(0);
  if (lead === undefined) return [];
  return [lead, ...(strongest === NOTHING ? [] : kept.filter((each) => each !== lead))];
}

function unknownText(text: string): Finding {
  const isEmpty = text.trim() === '';
  const problem = isEmpty
    ? 'There is nothing to decode.'
    : 'Nothing in this text is the name of an image or of a file.';
  const place = { start: 0, end: text.length };
  return { ...explained({ kind: 'unknown', form: 'text', name: '', problem }), place };
}
