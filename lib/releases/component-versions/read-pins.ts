import type { VersionFile } from './version-files';

/** A version of a program with the line that pins it, counted from 1. */
export type PinnedVersion = {
  readonly program: string;
  readonly version: string;
  readonly line: number;
};

/** Longest version and most versions of one file: no real file comes near. */
const LONGEST_VERSION = 100;
const MOST_PINS = 100;

/** Of YAML, Makefile, Dockerfile and `go.mod`. */
const COMMENT = /^\s*(?:#|\/\/)/;

/** Reads the versions that a file pins, in the order of its lines; the same version once, and a hundred at most. */
export function readPins(
  { pins }: Pick<VersionFile, 'pins'>,
  text: string,
): readonly PinnedVersion[] {
  const found = new Map<string, PinnedVersion>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (COMMENT.test(line)) continue;
    for (const { program, pattern } of pins) {
      const version = pattern.exec(line)?.[1];
      const key = `${program} ${version}`;
      if (version === undefined || version.length > LONGEST_VERSION || found.has(key)) continue;
      found.set(key, { program, version, line: index + 1 });
      if (found.size === MOST_PINS) return [...found.values()];
    }
  }
  return [...found.values()];
}
