import type { Place } from './model';
import { placeholderPart, versionPattern, type PlaceholderPart } from './placeholder-parts';

/** A placeholder of a text, as written, with its places before and after it was masked. */
export type Placeholder = PlaceholderPart & {
  readonly text: string;
  readonly original: Place;
  readonly masked: Place;
};

/** A text in which a sample that can be decoded is written in place of each placeholder. */
export type MaskedText = { readonly text: string; readonly placeholders: readonly Placeholder[] };

const WORD = '([A-Za-z][A-Za-z0-9_ .-]{0,60}?)';

/** The spellings of placeholders; the first group is the word in it. */
const SPELLINGS: readonly string[] = [
  `\\{\\{[<%-]?\\s{0,8}[.@$]?${WORD}\\s{0,8}(?:\\|[^{}]{0,60})?[->%]?\\}\\}`,
  `\\$\\{\\{\\s?${WORD}\\s?\\}\\}`,
  '\\$\\{([A-Za-z_][A-Za-z0-9_.]{0,60})(?::?[-=?+][^{}]{0,60})?\\}',
  '\\$\\(([A-Za-z_][A-Za-z0-9_]{0,60})\\)',
  '\\$([A-Za-z_][A-Za-z0-9_]{0,60})',
  `(?<=[\\w.:/-])<${WORD}>`,
  `<${WORD}>(?=[\\w.:/-])`,
  `(?<=[\\w.:/-])\\{${WORD}\\}`,
  `\\{${WORD}\\}(?=[\\w.:/-])`,
  `(?<=[.:/-])\\[${WORD}\\]`,
  '(?<=[.:/-]|^)%([A-Z][A-Z_]{1,40})%',
  '(?<=[\\s.:/"\'=-]|^)@(?!sha256:|sha512:)([A-Za-z][A-Za-z0-9_]{0,40})',
  '(?<=\\w[.:/-])(FLAVOR_RELEASE|FLAVOR|VARIANT|ARCH|MODEL|DEVICE|K[38]S_VERSION|KAIROS_VERSION|VERSION)(?=$|[\\s.:/"\'-])',
  '(?<=[\\s"\']|^)(FLAVOR_RELEASE|FLAVOR|VARIANT|ARCH|MODEL|DEVICE|VERSION)(?=[:/-])',
];

/** Versions with an `x` or letters in place of numbers. */
const VERSIONS =
  '(?<=[\\s:="\'/-]|^)(v?[0-9]{1,4}(?:\\.[0-9]{1,4})?(?:\\.[xX*]){1,2}|v?X\\.Y\\.Z)(?=$|[\\s:"\',/-])';

const PLACEHOLDER = new RegExp([...SPELLINGS, VERSIONS].join('|'), 'g');

/** Most placeholders of a text; what comes after stays unchanged. */
const MAX_PLACEHOLDERS = 200;

/**
 * Masks the placeholders of a text: what templates (`$VERSION`, `{{ version }}`), documentation
 * (`<version>`, `@flavor`) and people (`v2.3.x`) write for a part to be filled in.
 */
export function maskPlaceholders(text: string): MaskedText {
  const placeholders: Placeholder[] = [];
  let masked = '';
  let end = 0;
  for (const found of text.matchAll(PLACEHOLDER)) {
    if (placeholders.length === MAX_PLACEHOLDERS) break;
    const [written, ...groups] = found;
    const isVersion = groups.at(-1) !== undefined;
    const word = groups.find((group) => group !== undefined) ?? '';
    const meaning = isVersion ? versionPattern(word) : placeholderPart(word);
    masked += text.slice(end, found.index);
    const start = masked.length;
    masked += sampleAfter(masked, meaning);
    end = found.index + written.length;
    placeholders.push({
      ...meaning,
      text: written,
      original: { start: found.index, end },
      masked: { start, end: masked.length },
    });
  }
  return { text: masked + text.slice(end), placeholders };
}

/** A Kubernetes version states its distribution before it, unless the text does. */
function sampleAfter(before: string, { part, sample }: PlaceholderPart): string {
  const isBare = part === 'kubernetes' && sample.startsWith('v') && !/k[30]s-?$/.test(before);
  return isBare ? `k3s-${sample}` : sample;
}

/** The place in the original text of a place in the masked one. */
export function originalPlace({ placeholders }: MaskedText, { start, end }: Place): Place {
  return {
    start: originalIndex(placeholders, start, 'start'),
    end: originalIndex(placeholders, end, 'end'),
  };
}

function originalIndex(
  placeholders: readonly Placeholder[],
  index: number,
  side: keyof Place,
): number {
  let shift = 0;
  for (const { original, masked } of placeholders) {
    if (masked.start >= index) break;
    if (index < masked.end) return original[side];
    shift = original.end - masked.end;
  }
  return index + shift;
}
