import { describe, expect, it } from 'vitest';

import { readOutputs } from './read-outputs';

describe('readOutputs', () => {
  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['takes a value up to the end of its line', 'a=1\nb=x=y\n', { a: '1', b: 'x=y' }],
    ['takes the last value of a name', 'a=1\na=2\n', { a: '2' }],
    ['takes lines up to their end', 'a<<E\nx\n\ny\nE\nb=1', { a: 'x\n\ny', b: '1' }],
    ['takes no lines where the end comes at once', 'a<<E\nE\n', { a: '' }],
    ['ends a name at the first sign', 'a=b<<c', { a: 'b<<c' }],
    ['reads the ends of lines of Windows', 'a<<E\r\nx\r\nE\r\nb=1\r\n', { a: 'x', b: '1' }],
  ])('%s', (_rule, file, outputs) => {
    const read = readOutputs(file, '');
    expect(read.ok && Object.fromEntries(read.value)).toEqual(outputs);
  });

  it('takes printed commands, decoded, where the file has no such output', () => {
    const printed = 'text\n  ::set-output name=a::x%25%0Ay\n::set-output name=b::1\n';
    const read = readOutputs('b=2\n', printed);
    expect(read.ok && Object.fromEntries(read.value)).toEqual({ a: 'x%\ny', b: '2' });
  });

  it.each([
    ['a line that sets nothing', 'a=1\n]\n', 'in a format that fails the step'],
    ['a value without a name', '=1\n', 'in a format that fails the step'],
    ['lines without their end', 'a<<E\nx\n', 'without its end'],
    ['an empty end', 'a<<\nx\n\n', 'without its end'],
  ])('refuses %s', (_what, file, message) => {
    const read = readOutputs(file, '');
    expect(!read.ok && read.failure).toContain(message);
  });
});
