import { describe, expect, it } from 'vitest';

import { parseChallenge } from './parse-challenge';

const REALM = 'https://quay.io/v2/auth';

describe('parseChallenge', () => {
  it.each([
    [
      'quoted parameters',
      `Bearer realm="${REALM}",service="quay.io",scope="repository:a/b:pull"`,
      { realm: REALM, service: 'quay.io' },
    ],
    [
      'plain parameters and blanks',
      `bearer realm=${REALM} , service=quay.io`,
      { realm: REALM, service: 'quay.io' },
    ],
    ['no service', `Bearer realm="${REALM}"`, { realm: REALM, service: null }],
    [
      'an error before the realm',
      `Bearer error="insufficient_scope",realm="${REALM}"`,
      { realm: REALM, service: null },
    ],
    [
      'another scheme before it',
      `Basic realm="x", Bearer realm="${REALM}"`,
      { realm: REALM, service: null },
    ],
    [
      'a comma in quotes',
      `Bearer realm="${REALM}?a,b",service="s"`,
      { realm: `${REALM}?a,b`, service: 's' },
    ],
  ])('reads a challenge with %s', (_what, header, challenge) => {
    expect(parseChallenge(header)).toEqual(challenge);
  });

  it.each([
    ['nothing', null],
    ['Basic', 'Basic realm="Registry Realm"'],
    ['a Bearer without a realm', 'Bearer service="quay.io"'],
    ['a realm whose quotes do not end', 'Bearer realm="https://quay.io'],
    ['an endless header', `Bearer realm="${'x'.repeat(5000)}"`],
  ])('gives null for %s', (_what, header) => {
    expect(parseChallenge(header)).toBeNull();
  });
});
