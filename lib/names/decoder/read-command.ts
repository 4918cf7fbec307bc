import { splitCommand, splitCommands, type CommandWord } from './command-words';
import type { Place, Span } from './model';

/** One command of a text. */
export type Command = { readonly words: readonly CommandWord[]; readonly place: Place };

/** What the rest of a text says about the commands in it. */
export type CommandScene = {
  /** The version of kairos-init that a Dockerfile or an argument states. */
  readonly kairosInit: string | null;
  /** The base image of the last `FROM`. */
  readonly base: string | null;
  /** The architecture of `--platform`. */
  readonly platform: string | null;
};

/** The commands of a line, one after another. */
export function readCommands(line: Span): readonly Command[] {
  return splitCommands(splitCommand(line)).map((words) => ({ words, place: placeOf(words) }));
}

function placeOf(words: readonly CommandWord[]): Place {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}

const KAIROS_INIT =
  /kairos-init:(v[0-9][\w.-]{0,40})|KAIROS_INIT(?:_VERSION)?["']?\s{0,2}[:=]\s{0,2}["']?(v[0-9][\w.-]{0,40})/;
const FROM = /^\s{0,20}FROM\s+(?:--platform=\S{1,60}\s+)?(\S{1,300})/gim;
const PLATFORM = /--platform[= ]["']?linux\/(amd64|arm64|riscv64)/;

/** Reads what a text as a unit says about its commands. */
export function readScene(text: string): CommandScene {
  const init = KAIROS_INIT.exec(text);
  const bases = [...text.matchAll(FROM)].map(([, reference = '']) => reference);
  const own = bases.filter((reference) => !/kairos-init|^[a-z-]+$|\$/.test(reference));
  return {
    kairosInit: init?.[1] ?? init?.[2] ?? null,
    base: own.at(-1) ?? null,
    platform: PLATFORM.exec(text)?.[1] ?? null,
  };
}
