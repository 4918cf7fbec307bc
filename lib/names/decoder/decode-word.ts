import { decode } from '@/lib/names/artifacts/decode';
import type { ReadField } from '@/lib/names/artifacts/decoded';
import { NO_PARTS, type NameParts } from '@/lib/names/artifacts/name-parts';

import { originalPlace, type MaskedText, type Placeholder } from './mask-placeholders';
import type { Finding, Place } from './model';

/**
 * Decodes one word of a masked text. Parts with a placeholder are empty, and the problem names
 * each placeholder with what has to be filled in.
 */
export function decodeWord(masked: MaskedText, place: Place): Finding {
  const decoded = decode(masked.text.slice(place.start, place.end));
  return withoutSamples({ ...decoded, place }, masked);
}

/** Puts the placeholders back into a finding of a masked text, with its place in the original one. */
export function withoutSamples(finding: Finding, masked: MaskedText): Finding {
  const place = originalPlace(masked, finding.place);
  const fields = finding.fields.map(({ value, ...field }) => ({
    ...field,
    value: withPlaceholders(value, placeholdersIn(masked, field.place)),
    place: originalPlace(masked, field.place),
  }));
  const inside = placeholdersIn(masked, finding.place).filter((each) => concerns(each, finding));
  if (inside.length === 0) return { ...finding, place, fields };
  const parts = emptied(finding.parts, inside);
  const name = withPlaceholders(finding.name, inside);
  if (finding.kind === 'command') return { ...finding, place, parts, name, fields };
  return {
    ...finding,
    place,
    kind: isPattern(finding, parts, inside) ? 'pattern' : finding.kind,
    name,
    era: isVersionStated(parts, inside) ? finding.era : null,
    parts,
    linkedRelease: null,
    fields: [...fields, ...inside.map(fieldOf)],
    remarks: [],
    problem: problemOf(inside),
  };
}

/** A variable that is in none of the fields, e.g. `$PWD` of a command, is not part of what the fields state. */
function concerns({ part, masked }: Placeholder, { fields }: Finding): boolean {
  const isInField = fields.some(
    ({ place }) => masked.start >= place.start && masked.end <= place.end,
  );
  return part !== null || fields.length === 0 || isInField;
}

function placeholdersIn(
  { placeholders }: MaskedText,
  { start, end }: Place,
): readonly Placeholder[] {
  return placeholders.filter(({ masked }) => masked.start >= start && masked.end <= end);
}

function fieldOf({ text, means, original }: Placeholder): ReadField {
  return { key: text, value: '', means, problem: null, place: original };
}

/** A name of which nothing is stated; of other projects only if its placeholders are parts of Kairos' names. */
function isPattern(
  { kind }: Finding,
  parts: NameParts,
  placeholders: readonly Placeholder[],
): boolean {
  const isOfKairos = kind !== 'foreign' || placeholders.some(({ part }) => part !== null);
  return isOfKairos && STATED.every((part) => parts[part] === null);
}

function isVersionStated(parts: NameParts, placeholders: readonly Placeholder[]): boolean {
  return parts.version !== null || parts.commit !== null || hasNumbers(placeholders);
}

/** The parts of which a name must state one to be more than a pattern. */
const STATED = ['flavor', 'flavorRelease', 'version', 'commit', 'name'] as const;

function hasNumbers(placeholders: readonly Placeholder[]): boolean {
  return placeholders.some(({ sample }) => /^v[0-9]+\.[0-9]+\.0$/.test(sample));
}

/** The parts that may contain a sample for a placeholder of unknown meaning. */
const WORDS = [
  'registry',
  'repository',
  'flavor',
  'flavorRelease',
  'model',
  'version',
  'branch',
  'ext',
  'name',
  'customPrefix',
  'customSuffix',
] as const;

function emptied(parts: NameParts, placeholders: readonly Placeholder[]): NameParts {
  const named = placeholders.flatMap(({ part }) => (part === null ? [] : [part]));
  const sampled = WORDS.filter((part) => (parts[part] ?? '').includes('placeholder'));
  const unfilled = [...named, ...sampled];
  const empty = Object.fromEntries(unfilled.map((part) => [part, NO_PARTS[part]]));
  return { ...parts, ...empty, prerelease: parts.prerelease && !unfilled.includes('version') };
}

function withPlaceholders(name: string, placeholders: readonly Placeholder[]): string {
  let rest = name;
  let written = '';
  for (const { text, masked, sample } of placeholders) {
    const length = masked.end - masked.start;
    const at = rest.indexOf(sample);
    if (at < 0) continue;
    const start = at + sample.length - length;
    written += `${rest.slice(0, Math.max(start, 0))}${text}`;
    rest = rest.slice(at + sample.length);
  }
  return `${written}${rest}`;
}

/** Most placeholders that one sentence lists. */
const MOST_LISTED = 8;

function problemOf(placeholders: readonly Placeholder[]): string {
  const listed = placeholders
    .slice(0, MOST_LISTED)
    .map(({ text, means }) => `“${text}” stands for ${means}`);
  const more = placeholders.length - listed.length;
  const rest = more === 0 ? '' : `, and ${more} more`;
  const noun = placeholders.length === 1 ? 'A placeholder is' : 'Placeholders are';
  return `${noun} not filled in: ${listed.join('; ')}${rest}.`;
}
