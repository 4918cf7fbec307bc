import { describe, expect, it } from 'vitest';

import { readDevOptions } from './dev-options.mjs';

describe('readDevOptions', () => {
  it('means GitHub itself without any word', () => {
    expect(readDevOptions([])).toBeNull();
  });

  it.each([
    { words: ['--stand-in'], options: { world: 'kairos', fault: null } },
    { words: ['--stand-in=running'], options: { world: 'running', fault: null } },
    { words: ['--fault=reset'], options: { world: 'kairos', fault: 'reset' } },
    { words: ['--fault=reset', '--stand-in=empty'], options: { world: 'empty', fault: 'reset' } },
    { words: ['--stand-in=empty', '--fault'], options: { world: 'empty', fault: '' } },
  ])('reads $words as $options', ({ words, options }) => {
    expect(readDevOptions(words)).toEqual(options);
  });

  it.each(['--port=1', 'stand-in', '--stand-in-world'])('refuses %s with the usage', (word) => {
    expect(() => readDevOptions([word])).toThrow(/“.+” is no option .*\[--stand-in\[=world\]\]/);
  });
});
