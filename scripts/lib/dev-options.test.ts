import { describe, expect, it } from 'vitest';

import { readDevOptions } from './dev-options.mjs';

const KAIROS = { world: 'kairos', fault: null, registryFault: null };

describe('readDevOptions', () => {
  it('means GitHub itself without any word', () => {
    expect(readDevOptions([])).toBeNull();
  });

  it.each([
    { words: ['--stand-in'], options: KAIROS },
    { words: ['--stand-in=running'], options: { ...KAIROS, world: 'running' } },
    { words: ['--fault=reset'], options: { ...KAIROS, fault: 'reset' } },
    {
      words: ['--fault=reset', '--stand-in=empty'],
      options: { ...KAIROS, world: 'empty', fault: 'reset' },
    },
    { words: ['--stand-in=empty', '--fault'], options: { ...KAIROS, world: 'empty', fault: '' } },
    { words: ['--registry-fault=slow'], options: { ...KAIROS, registryFault: 'slow' } },
  ])('reads $words as $options', ({ words, options }) => {
    expect(readDevOptions(words)).toEqual(options);
  });

  it.each(['--port=1', 'stand-in', '--stand-in-world'])('refuses %s with the usage', (word) => {
    expect(() => readDevOptions([word])).toThrow(/“.+” is no option .*\[--stand-in\[=world\]\]/);
  });
});
