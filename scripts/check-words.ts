import type { SourceFile } from './lib/read-module';
import { shownTexts } from './lib/shown-texts';

/** A shown text with a word that this site does not use, and what it says instead. */
export type WordFinding = {
  readonly path: string;
  readonly line: number;
  readonly word: string;
  readonly instead: string;
};

/** Words that are not shown, and what to write. The list is that of docs/language.md. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:un)?told\b|\btells?\b/i, 'says, means or states'],
  [/\bheld\b/i, 'cached'],
  [/\bhastens?\b/i, 'refreshes early'],
  [/\bflaws?\b/i, 'known defect, problem or failure'],
  [/\ballowance\b|\bquota\b/i, 'rate limit'],
  [/\bbills? of materials?\b/i, 'SBOM'],
  [/\bone[’']s own\b|\bof your own\b|\bof their own\b/i, 'self-built, custom'],
  [/\b(?:put|set) aside\b/i, 'removed, discarded or moved aside'],
  [/\bbegins? anew\b|\banew\b/i, 'starts over, resets'],
  [/\bsuch as\b/i, 'e.g.'],
  [/\bfits?\b|\bdoes not fit\b/i, 'matches'],
  [/\bend of line\b/i, 'end of life'],
  [/\bgiven up\b/i, 'deprecated, archived'],
  [/\b(?:is|are|was|were) (?:not )?known\b|\bit knows\b|\bnot known\b/i, 'unknown, or a fact'],
  [/\bknown (?:are|here)\b/i, 'available, valid values'],
  [/\bstands? (?:in|on|here)\b|\bas it stands\b/i, 'is, means'],
  [/\bfares?\b/i, 'passed or failed'],
  [/\bthe address\b|\bthis address\b|(?<!\bIP )\baddresses\b/i, 'URL'],
  [/\bquestions?\b|\banswers?\b|\bis asked\b|\bare asked\b|\basked of\b/i, 'request, response'],
  [/\bthe newest\b(?! release line)/i, 'latest'],
  [/\bof it\b(?=\W*$)/i, 'the noun'],
];

/** Finds the words that this site does not use in the texts that modules show. */
export function checkWords(files: readonly SourceFile[]): readonly WordFinding[] {
  return files.flatMap((file) =>
    shownTexts(file).flatMap(({ text, line }) =>
      WORDS.flatMap(([pattern, instead]) => {
        const [word] = pattern.exec(text) ?? [];
        return word === undefined ? [] : [{ path: file.path, line, word, instead }];
      }),
    ),
  );
}
