import { describe, expect, it } from 'vitest';

import { checkHost } from './check-host';

describe('checkHost', () => {
  it.each(['quay.io', 'localhost', 'a-b.c:5000', 'a--b', '10.0.0.1:80', '[fe80::1]', 'a:65535'])(
    'accepts %s',
    (host) => {
      expect(checkHost(host)).toBeNull();
    },
  );

  it.each([
    ['', 'The registry is empty (character 1).'],
    ['a..b', 'The registry has an empty component next to “.” (character 3).'],
    ['-a', 'The registry has a component that begins with “-” (character 1).'],
    ['a-', 'The registry has a component that ends with “-” (character 2).'],
    ['a_b', 'The registry must not contain “_” (character 2).'],
    ['[::ffff:10.0.0.1]', 'The registry must not contain “[” (character 1).'],
    ['a:', 'The port is empty (character 3).'],
    ['a:0', 'The port is not between 1 and 65535 (character 3).'],
    ['a:65536', 'The port is not between 1 and 65535 (character 3).'],
    ['a:99999999999', 'The port is not between 1 and 65535 (character 3).'],
  ])('refuses %j', (host, message) => {
    expect(checkHost(host)).toMatchObject({ message });
  });
});
