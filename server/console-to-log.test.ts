import { afterEach, describe, expect, it } from 'vitest';

import { sendConsoleTo, sendWarningsTo } from './console-to-log.mjs';

const before = { ...console };

afterEach(() => {
  Object.assign(console, before);
});

describe('sendConsoleTo', () => {
  it.each([
    { word: 'error', level: 'error' },
    { word: 'warn', level: 'warn' },
    { word: 'log', level: 'info' },
    { word: 'info', level: 'info' },
    { word: 'debug', level: 'debug' },
  ] as const)('logs what is printed by console.$word at level $level', ({ word, level }) => {
    const logged: unknown[] = [];
    sendConsoleTo((...line) => logged.push(line));
    console[word]('%s failed', 'rendering', new Error('of a test').message);
    expect(logged).toEqual([[level, 'console', { detail: 'rendering failed of a test' }]]);
  });
});

describe('sendWarningsTo', () => {
  it('logs a warning of Node in place of printing it', () => {
    const listeners = process.rawListeners('warning');
    const logged: unknown[] = [];
    sendWarningsTo((...line) => logged.push(line));
    process.emit('warning', new Error('of a test'));
    process.removeAllListeners('warning');
    for (const listener of listeners) process.on('warning', (warning) => listener(warning));
    expect(logged).toEqual([['warn', 'warning', { detail: 'Error: of a test' }]]);
  });
});
