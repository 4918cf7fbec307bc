import { parseSync } from 'vite';

import type { SourceFile } from './read-module';
import type { ShownText } from './shown-texts';

/** The comments of a module, each with its line. */
export function commentTexts({ path, text }: SourceFile): readonly ShownText[] {
  const { comments, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path} cannot be parsed: ${error.message}`);
  return comments.map(({ value, start }) => ({
    text: value,
    line: text.slice(0, start).split('\n').length,
  }));
}

/** A call that begins a test or a group of tests, up to its name in quotes. */
const TITLE = /\b(?:it|test|describe)(?:\.\w+)*\(\s*(?<quote>['"`])(?<title>.*?)\k<quote>,/gs;

/** The names of the tests in a module, each with its line. */
export function titleTexts({ text }: SourceFile): readonly ShownText[] {
  return [...text.matchAll(TITLE)].map(({ groups, index }) => ({
    text: groups?.['title'] ?? '',
    line: text.slice(0, index).split('\n').length,
  }));
}
