import { describe, expect, it } from 'vitest';

import { COMPONENTS } from './components';
import { findComponent } from './find-component';
import { findProgram, PROGRAMS } from './programs';

describe('findComponent', () => {
  it.each([
    ['kairos', 'kairos'],
    ['AuroraBoot', 'AuroraBoot'],
    ['Immucore', 'immucore'],
    ['OSBUILDER', 'osbuilder'],
  ])('finds %s whatever its case', (id, name) => {
    expect(findComponent(id)?.repository.name).toBe(name);
  });

  it.each(['', 'constructor', 'kairos ', 'kairos/kairos'])('gives null for “%s”', (id) => {
    expect(findComponent(id)).toBeNull();
  });
});

describe('COMPONENTS', () => {
  it('starts with the five that are always shown', () => {
    const always = COMPONENTS.filter((component) => component.always);
    expect(always.map(({ id }) => id)).toEqual([
      'kairos',
      'provider-kairos',
      'immucore',
      'auroraboot',
      'osbuilder',
    ]);
    expect(COMPONENTS.slice(0, 5)).toEqual(always);
  });

  it('names each component after its repository, in lower case', () => {
    for (const { id, repository } of COMPONENTS) expect(id).toBe(repository.name.toLowerCase());
    expect(new Set(COMPONENTS.map(({ id }) => id)).size).toBe(COMPONENTS.length);
  });

  it('says what replaced the components that ended', () => {
    const ended = COMPONENTS.filter(({ successor }) => successor !== null);
    expect(ended.map(({ id }) => id)).toEqual([
      'immucore',
      'osbuilder',
      'kairos-init',
      'kairos-agent',
      'kairos-sdk',
      'kairos-factory-action',
    ]);
  });

  it('gives an https source for every promise, policy and successor', () => {
    const sources = COMPONENTS.flatMap(({ promise, policy, successor }) => [
      promise?.source ?? [],
      policy.source ?? [],
      successor?.source ?? [],
      successor?.url ?? [],
    ]).flat();
    expect(sources.filter((source) => !source.startsWith('https://'))).toEqual([]);
  });
});

describe('PROGRAMS', () => {
  it('has every name once, and no name before one that it begins', () => {
    const names = PROGRAMS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const [index, name] of names.entries()) {
      expect(names.slice(index + 1).filter((later) => later.startsWith(name))).toEqual([]);
    }
  });

  it.each([
    ['a program of a component that is followed', 'auroraboot', 'makes ISOs'],
    ['a program that no component of its name releases', 'kcrypt', 'encrypts partitions'],
  ])('has %s', (_, name, words) => {
    expect(findProgram(name)?.is).toContain(words);
  });

  it.each([
    ['a component without a program of its name', 'kairos-sdk'],
    ['a name in another case, since names of images are lower case', 'AuroraBoot'],
  ])('has not %s', (_, name) => {
    expect(findProgram(name)).toBeNull();
  });
});
