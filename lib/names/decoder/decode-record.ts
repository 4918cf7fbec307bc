import type { Context } from './context';
import { decodeLine } from './decode-line';
import { withoutSamples } from './decode-word';
import { explainBuildSettings } from './explain-docker-build';
import { joinRecord } from './join-record';
import type { Field, Finding } from './model';
import { findProgramVersions } from './program-versions';
import { ranked, type Found } from './rank-findings';
import { recordKindOf } from './record-kinds';

/**
 * Decodes a record: it is one finding, and names in fields that the record does not explain are separate
 * findings.
 */
export function decodeRecord(fields: readonly Field[], context: Context): readonly Found[] {
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

/** The programs whose versions a record states in addition to that of Kairos. */
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
