import { describe, expect, it } from 'vitest';

import { parseHost, parseLogLevel, parsePort, readAddress, readLogLevel } from './settings.mjs';

describe('readAddress', () => {
  it.each([
    ['nothing', {}],
    ['what is empty', { PORT: '', HOSTNAME: '' }],
  ])('has defaults for %s', (_what, settings) => {
    expect(readAddress(settings)).toEqual({ ok: true, value: { host: '127.0.0.1', port: 3000 } });
  });

  it('takes the default host that it is given', () => {
    expect(readAddress({}, 'localhost')).toMatchObject({ value: { host: 'localhost' } });
  });

  it('has a sentence for each setting that cannot be used', () => {
    expect(readAddress({ PORT: 'http', HOSTNAME: 'a host' })).toEqual({
      ok: false,
      failure: [
        'PORT is “http”, but it must be a whole number from 1 to 65535.',
        'HOSTNAME is “a host”, but it must be a host name or an IP address, for example 127.0.0.1.',
      ].join('\n'),
    });
  });
});

describe('parsePort', () => {
  it.each([
    ['1', 1],
    ['65535', 65_535],
    [' 3000 ', 3000],
  ])('takes “%s”', (text, value) => {
    expect(parsePort(text)).toEqual({ ok: true, value });
  });

  it.each(['0', '65536', '-1', '80.5', '0x50', '1e3', 'http', ''])('refuses “%s”', (text) => {
    expect(parsePort(text).ok).toBe(false);
  });
});

describe('parseHost', () => {
  it.each([
    ['localhost', 'localhost'],
    ['0.0.0.0', '0.0.0.0'],
    ['::1', '::1'],
    ['[::1]', '::1'],
  ])('takes %s as %s', (text, value) => {
    expect(parseHost(text)).toEqual({ ok: true, value });
  });

  it.each(['a host', 'a/b', ''])('refuses “%s”', (text) => {
    expect(parseHost(text).ok).toBe(false);
  });
});

describe('the level of the log', () => {
  it('is one of four', () => {
    expect(parseLogLevel('debug')).toEqual({ ok: true, value: 'debug' });
    expect(parseLogLevel('loud')).toMatchObject({
      failure: 'must be one of error, warn, info, debug',
    });
  });

  it.each([{}, { LOG_LEVEL: '' }, { LOG_LEVEL: 'loud' }])('is info for %j', (settings) => {
    expect(readLogLevel(settings)).toBe('info');
  });
});
