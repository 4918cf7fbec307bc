import { commentTexts, titleTexts } from './lib/comment-texts';
import type { SourceFile } from './lib/read-module';
import { shownTexts, type ShownText } from './lib/shown-texts';

/** A text with a word that this repository does not use, and what to write instead. */
export type WordFinding = {
  readonly path: string;
  readonly line: number;
  readonly word: string;
  readonly instead: string;
};

/** Words that are not shown, and what to write. docs/language.md has the same words. */
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
  [/\b(?:some|no|any)body\b|\bwhoever\b/i, 'who it is, e.g. a visitor'],
  [/\bfor ever\b|\bat one time\b|\ball the same\b/i, 'always, at the same time, anyway'],
  [/\bmust (?:not )?hold\b|\bholds? (?:no|more|the)\b/i, 'contains'],
  [/\bmends?\b|\bmended\b/i, 'fixes, corrects'],
  [/\bmeans? harm\b/i, 'malicious, hostile'],
  [/\bvouch(?:es|ed)?\b/i, 'confirms'],
  [/\bgoes on by itself\b|\bof its own\b(?! accord)/i, 'continues, separate'],
];

/** Words that neither shown texts nor comments and names of tests use. */
const WORDS_EVERYWHERE: readonly (readonly [RegExp, string])[] = [
  [/\b(?:un)?told\b|\btells?\b/i, 'says, states, distinguishes'],
  [/\bhastens?\b/i, 'refreshes early'],
  [/\bflaws?\b/i, 'defect, problem or failure'],
  [/\ballowance\b/i, 'rate limit'],
  [/\bbills? of materials?\b/i, 'SBOM'],
  [/\b(?:some|no|any|every)body\b|\bwhoever\b/i, 'who it is, e.g. a visitor, a client'],
  [/\bwhichever\b(?! way)/i, 'any'],
  [/\basks?\b|\basked\b|\banswer(?:s|ed|ing)?\b|\bquestions?\b(?! mark)/i, 'request, response'],
  [/\bmeans? harm\b/i, 'malicious, hostile'],
  [/\b(?:put|set) aside\b/i, 'removed, discarded or moved aside'],
  [/\banew\b/i, 'again'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix, correct'],
  [/\bfor ever\b/i, 'endless, always'],
  [
    /\bof (?:its|their|our|your) own\b(?=\W*$|[.,;:])|\bone[’']s own\b/i,
    'separate, custom, self-built',
  ],
  [/\bsuch as\b/i, 'e.g.'],
  [/\bas it stands\b|\bstands? (?:in for|beside)\b/i, 'unchanged, in place of, next to'],
  [/\bnot known\b/i, 'unknown'],
  [/\bheld\b(?! up)/i, 'stored, cached'],
  [/\bat one time\b/i, 'at the same time'],
  [/\bgo(?:es)? on\b(?! submit)/i, 'continues'],
];

/** Finds the words that this site does not use in the texts that modules show. */
export function checkWords(files: readonly SourceFile[]): readonly WordFinding[] {
  return files.flatMap((file) => findWords(file, shownTexts(file), WORDS));
}

/** Finds the words that this repository does not use in comments and in names of tests. */
export function checkComments(files: readonly SourceFile[]): readonly WordFinding[] {
  return files.flatMap((file) =>
    findWords(file, [...commentTexts(file), ...titleTexts(file)], WORDS_EVERYWHERE),
  );
}

/** Finds the words that this repository does not use in its documents; code in them is left out. */
export function checkDocuments(files: readonly SourceFile[]): readonly WordFinding[] {
  return files.flatMap((file) => findWords(file, documentTexts(file), WORDS_EVERYWHERE));
}

/** The lines of a Markdown document that are prose. */
function documentTexts({ text }: SourceFile): readonly ShownText[] {
  let isCode = false;
  return text.split('\n').flatMap((line, index) => {
    const isFence = /^\s*```/.test(line);
    if (isFence) isCode = !isCode;
    if (isFence || isCode) return [];
    return [{ text: line.replaceAll(/`[^`]*`/g, ''), line: index + 1 }];
  });
}

function findWords(
  { path }: SourceFile,
  texts: readonly ShownText[],
  words: readonly (readonly [RegExp, string])[],
): readonly WordFinding[] {
  return texts.flatMap(({ text, line }) =>
    words.flatMap(([pattern, instead]) => {
      const [word] =
        pattern.exec(text.replaceAll('stand-in', '').replaceAll(/\s*\n\s*(?:\*\s)?/g, ' ')) ?? [];
      return word === undefined ? [] : [{ path, line, word, instead }];
    }),
  );
}
