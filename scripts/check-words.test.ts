import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { checkComments, checkDocuments, checkWords } from './check-words';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every folder whose modules contain shown texts. */
const FOLDERS = ['app', 'components', 'lib', 'server'];

/** Words that are right where they are, by file, with the reason. */
const EXCEPTIONS: readonly (readonly [path: string, word: string, reason: string])[] = [];

/** Every folder whose modules have comments. The texts of this test and of what it checks are examples. */
const ALL_FOLDERS = [...FOLDERS, 'e2e', 'scripts', 'stand-in'];
const EXAMPLES = ['scripts/check-words.ts', 'scripts/check-words.test.ts'];

/** Documents; the guide itself lists the words that are not used. */
const DOCUMENTS = /^(?:[A-Z]+\.md|docs\/(?!language\.md$).*\.md)$/;

function readDocuments() {
  const inDocs = readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' });
  return [...readdirSync(root), ...inDocs.map((path) => `docs/${path.replaceAll('\\', '/')}`)]
    .filter((path) => DOCUMENTS.test(path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
}

function readModules(folders: readonly string[], name: RegExp) {
  return folders
    .flatMap((folder) =>
      readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map(
        (path) => `${folder}/${path.replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => name.test(path) && !EXAMPLES.includes(path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
}

const readShown = () => readModules(FOLDERS, /(?<!\.(?:test|fixture))\.(?:tsx?|mjs)$/);

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

  it('has only words of docs/language.md in comments and in names of tests', () => {
    const found = checkComments(readModules(ALL_FOLDERS, /\.(?:tsx?|mjs)$/));
    expect(
      found.map(({ path, line, word, instead }) => `${path}:${line}: “${word}”, write ${instead}`),
    ).toEqual([]);
  });

  it('has only words of docs/language.md in documents', () => {
    const documents = readDocuments();
    expect(documents.length).toBeGreaterThan(10);
    expect(
      checkDocuments(documents).map(
        ({ path, line, word, instead }) => `${path}:${line}: “${word}”, write ${instead}`,
      ),
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

describe('checkComments', () => {
  const inComments = (text: string) =>
    checkComments([{ path: 'lib/x.ts', text }]).map(({ word }) => word);

  it.each([
    ['a comment on a declaration', '/** What GitHub tells. */\nexport const a = 1;', 'tells'],
    ['a comment in a line', 'const a = 1; // nobody reads it', 'nobody'],
    ['words over two lines', '/**\n * Waits for\n * ever.\n */\nconst a = 1;', 'for ever'],
    ['the name of a test', "it('asks once', () => {});", 'asks'],
    ['the name of a group', 'describe(`the answer`, () => {});', 'answer'],
  ])('finds a word in %s', (_, text, word) => {
    expect(inComments(text)).toEqual([word]);
  });

  it.each([
    ['a shown text, which has other rules', "const a = 'The question is whether it fits.';"],
    ['a name', 'const answer = asked;'],
    ['the stand-in', '// Starts the stand-in for GitHub.'],
  ])('finds none in %s', (_, text) => {
    expect(inComments(text)).toEqual([]);
  });
});

describe('checkDocuments', () => {
  const inDocument = (text: string) =>
    checkDocuments([{ path: 'docs/x.md', text }]).map(({ word, line }) => [line, word]);

  it('finds words in prose, with the line', () => {
    expect(inDocument('# Title\n\nNobody asks.')).toEqual([
      [3, 'Nobody'],
      [3, 'asks'],
    ]);
  });

  it('finds none in code', () => {
    expect(inDocument('Run `held`.\n\n```sh\n# nobody\n```\n')).toEqual([]);
  });
});
