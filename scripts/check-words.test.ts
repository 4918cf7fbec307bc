import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { checkWords } from './check-words';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every folder whose modules contain shown texts. */
const FOLDERS = ['app', 'components', 'lib', 'server'];

/** Words that are right where they are, by file, with the reason. */
const EXCEPTIONS: readonly (readonly [path: string, word: string, reason: string])[] = [];

function readShown() {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.replaceAll('\\', '/')}`,
    ),
  );
  return inFolders
    .filter((path) => /(?<!\.(?:test|fixture))\.(?:tsx?|mjs)$/.test(path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
}

const wordsIn = (text: string) =>
  checkWords([{ path: 'components/x.tsx', text }]).map(({ word }) => word);

describe('this checkout', () => {
  it('shows only words of docs/language.md', () => {
    const found = checkWords(readShown()).filter(
      ({ path, word }) => !EXCEPTIONS.some(([file, allowed]) => file === path && allowed === word),
    );
    expect(
      found.map(({ path, line, word, instead }) => `${path}:${line}: “${word}”, write ${instead}`),
    ).toEqual([]);
  });

  it('has no exception that nothing needs', () => {
    const found = checkWords(readShown());
    const idle = EXCEPTIONS.filter(
      ([file, allowed]) => !found.some(({ path, word }) => file === path && allowed === word),
    );
    expect(idle).toEqual([]);
  });
});

describe('checkWords', () => {
  it.each([
    ['the text of an element', '<p>No job fits these filters</p>', 'fits'],
    ['a literal', 'const words = "This is not known here.";', 'is not known'],
    ['a template between its values', 'const words = `${a} is held by ${b}`;', 'held'],
    ['an attribute that is read', '<input placeholder="a mirror, such as x" />', 'such as'],
  ])('finds a word in %s', (_, text, word) => {
    expect(wordsIn(text)).toContain(word);
  });

  it.each([
    ['a comment', '// what it tells is held'],
    ['a name', 'const held = known;'],
    ['a class', '<p className="put aside flaw of" />'],
    ['a thrown error', 'throw new Error("The address is not known");'],
    ['a literal that is a value', 'const key = "held";'],
    ['another word', '<p>Benefits and fitness of a household</p>'],
  ])('finds none in %s', (_, text) => {
    expect(wordsIn(text)).toEqual([]);
  });
});
