import { describe, expect, it } from 'vitest';

import { canonicalBuildUrl, canonicalMatrixUrl } from './canonical-url';

describe('canonicalMatrixUrl', () => {
  it.each([
    ['', null],
    ['arch=arm64', null],
    ['q=&arch=arm64', '/?arch=arm64'],
    ['source=kairos-init&ref=', '/?source=kairos-init'],
    ['source=kairos-init', null],
    ['source=all', '/'],
    ['source=all&arch=arm64', '/?arch=arm64'],
    // A ref without a source is one of the source that was the default when the link was made.
    ['ref=v0.18.0', '/?ref=v0.18.0&source=kairos-init'],
    ['ref=main', '/?source=kairos-init'],
    ['cell=1k9y&ref=ccd9c89', '/?cell=1k9y&ref=ccd9c89&source=kairos-init'],
    ['ref=v0.18.0&source=all', null],
    ['board=rpi4', '/?model=rpi4'],
    ['kubernetes=k3s&provider=k0s', '/?provider=k0s&provider=k3s'],
    ['source=kairos&ref=master', '/?source=kairos'],
    ['model=rpi4&arch=arm64', '/?arch=arm64&model=rpi4'],
    [`arch=${'['.repeat(3000)}&z=1`, null],
    ['q=漢字漢字&z=', null],
    [`q=漢&z=${'x'.repeat(20)}`, '/?q=%E6%BC%A2'],
  ])('of “%s” is %s', (requested, canonical) => {
    expect(canonicalMatrixUrl(new URLSearchParams(requested))).toBe(canonical);
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
  ])('of “%s” is %s', (requested, canonical) => {
    expect(canonicalBuildUrl(new URLSearchParams(requested))).toBe(canonical);
  });
});
