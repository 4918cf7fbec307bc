import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { textsAround } from './lib/judge-test.mjs';
import { PROTECTIONS } from './protections/protections.mjs';

/** Faults of `docs/reliability.md` without a protection in the list, and why. */
const NOT_REMOVED: Readonly<Record<string, string>> = {
  'GitHub cannot be reached from the start': 'needs the built site and a browser',
  'GitHub is slow': 'needs the built site and a browser',
  'Releases are deleted or edited': 'needs the built site and a browser',
  'A replica is killed during a request': 'needs several processes of the built site',
  'A crawler walks every combination of filters': 'needs the built site',
};

const texts = new Map<string, string>();

function read(path: string): string {
  const text = texts.get(path) ?? readFileSync(path, 'utf8');
  texts.set(path, text);
  return text;
}

/** The rows of the table of faults: the fault, and the files of tests that prove what is seen of it. */
function faultsOf(document: string) {
  const [, table = ''] = /^\| Fault .*\n\|[- |]+\n((?:\|.*\n)+)/m.exec(document) ?? [];
  return table
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .map(([, fault = '', , proof = '']) => ({
      fault,
      files: [...proof.matchAll(/`([^`]+\.(?:test|spec)\.ts)`/g)].map(([, path = '']) => path),
    }));
}

/** Whether a line of a file has the words of a name, which may have values between them. */
function hasTest(file: string, name: string): boolean {
  const lines = read(file).split('\n');
  return lines.some((line) => textsAround(name).every((text) => line.includes(text)));
}

const faults = faultsOf(read('docs/reliability.md'));

describe('the protections', () => {
  it('are pieces of code that occur once in their files', () => {
    const wrong = PROTECTIONS.filter(({ file, code }) => read(file).split(code).length !== 2);
    expect(wrong.map(({ file, code }) => `${file}: ${code}`)).toEqual([]);
    expect(PROTECTIONS.filter(({ code, without }) => code === without)).toEqual([]);
  });

  it('have tests of these names', () => {
    const wrong = PROTECTIONS.filter(({ test: { file, name } }) => !hasTest(file, name));
    expect(wrong.map(({ test: { file, name } }) => `${file}: ${name}`)).toEqual([]);
  });

  it('are each in the list once', () => {
    const keys = PROTECTIONS.map(({ file, code }) => JSON.stringify([file, code]));
    const repeated = keys.filter((key, index) => keys.indexOf(key) !== index);
    expect(repeated).toEqual([]);
  });

  it('are against faults of the table, by tests that their row names', () => {
    expect(faults.length).toBeGreaterThan(50);
    const wrong = PROTECTIONS.filter(
      ({ fault, test }) =>
        !faults.some((row) => row.fault === fault && row.files.includes(test.file)),
    );
    expect(wrong.map(({ fault, test }) => `${fault}: ${test.file}`)).toEqual([]);
  });

  it('are there for every fault of the table, or the reason why not is', () => {
    const removed = new Set(PROTECTIONS.map(({ fault }) => fault));
    const missing = faults.filter(({ fault }) => !removed.has(fault) && !(fault in NOT_REMOVED));
    expect(missing).toEqual([]);
    const needless = Object.keys(NOT_REMOVED).filter(
      (fault) => removed.has(fault) || !faults.some((row) => row.fault === fault),
    );
    expect(needless).toEqual([]);
  });

  it('are missing only for faults that no unit test proves', () => {
    const unproved = faults.filter(({ fault }) => fault in NOT_REMOVED);
    expect(
      unproved.flatMap(({ files }) => files.filter((file) => file.endsWith('.test.ts'))),
    ).toEqual([]);
  });
});
