import type { Context } from './context';
import { decodeWord, withoutSamples } from './decode-word';
import { explainAuroraBoot } from './explain-auroraboot';
import { explainDockerBuild } from './explain-docker-build';
import { explainEarthly } from './explain-earthly';
import { explainKairosInit } from './explain-kairos-init';
import type { MaskedText } from './mask-placeholders';
import type { Finding, Place, Span } from './model';
import { findProgramVersions } from './program-versions';
import { ranked, type Found } from './rank-findings';
import { readCommands } from './read-command';
import { mayBeName, splitWords } from './split-words';
import { findSystemTitles } from './system-titles';

/** Decodes the commands, programs and names of a line; `mayBeAlone` says whether it is one of the text's own. */
export function decodeLine(
  line: Span,
  { masked, scene }: Context,
  mayBeAlone: boolean,
): readonly Found[] {
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
