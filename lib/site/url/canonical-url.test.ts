import { describe, expect, it } from 'vitest';

import { canonicalBuildUrl, canonicalMatrixUrl } from './canonical-url';

describe('canonicalMatrixUrl', () => {
  it.each([
    ['', null],
    ['arch=arm64', null],
    ['q=&arch=arm64', '/?arch=arm64'],
    ['source=kairos-init&ref=', '/'],
    ['ref=main', '/'],
    ['source=kairos&ref=master', '/?source=kairos'],
    ['model=rpi4&arch=arm64', '/?arch=arm64&model=rpi4'],
    [`arch=${'['.repeat(3000)}&z=1`, null],
    ['q=漢字漢字&z=', null],
    [`q=漢&z=${'x'.repeat(20)}`, '/?q=%E6%BC%A2'],
  ])('of “%s” is %s', (asked, canonical) => {
    expect(canonicalMatrixUrl(new URLSearchParams(asked))).toBe(canonical);
  });
});

describe('canonicalBuildUrl', () => {
  it.each([
    ['arch=arm64&version=v4.3.0', null],
    ['version=v4.3.0&arch=arm64', '/build?arch=arm64&version=v4.3.0'],
    ['registry=quay.io&base=&arch=arm64&utm=1', '/build?arch=arm64'],
    ['registry=quay.io', '/build'],
    ['', null],
    [`base=${'['.repeat(150)}&z=1`, null],
  ])('of “%s” is %s', (asked, canonical) => {
    expect(canonicalBuildUrl(new URLSearchParams(asked))).toBe(canonical);
  });
});
