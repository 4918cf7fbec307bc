import { describe, expect, it } from 'vitest';

import { formOfDecoded } from '@/lib/build/form/decode-to-form';
import { decodeText } from '@/lib/names/decoder/decode-text';
import { kairosListing } from '@/lib/releases/existence/existence.fixture';
import { leadsOf } from '@/lib/releases/leads/leads-of';

import { linksOf } from './finding-links';

const listings = new Map([['kairos', kairosListing()]]);

function links(text: string) {
  const [finding] = decodeText(text).findings;
  return linksOf(finding, leadsOf(finding, listings), formOfDecoded(finding));
}

describe('linksOf', () => {
  it('leads from an image to its release, verification, the builder and the changes since', () => {
    const found = links(
      'quay.io/kairos/hadron:v0.4.0-standard-amd64-generic-v4.1.2-k3s-v1.36.1-k3s1',
    );
    expect(found).toMatchObject({
      release: '/releases/kairos/v4.1.2',
      compare: '/releases/kairos/compare?from=v4.1.2&to=v4.3.0',
    });
    expect(found.verification).toBe(
      '/releases/kairos/v4.1.2?flavor=hadron+v0.4.0&variant=standard&arch=amd64&model=generic&kubernetes=k3s+v1.36.1%2Bk3s1#verify',
    );
    expect(found.builder).toMatch(/^\/build\?.*flavor=hadron/);
  });

  it.each([
    [
      'an image in a registry that is read',
      'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
      '/images/kairos/hadron/v0.5.1-core-amd64-generic-v4.3.0',
    ],
    [
      'an image in another registry',
      'registry.example.org/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
      null,
    ],
    ['an image without a registry', 'hadron:v0.5.1-core-amd64-generic-v4.3.0', null],
    ['a file', 'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso', null],
  ])('leads from %s to its page where it has one', (_what, text, page) => {
    expect(links(text).image).toBe(page);
  });

  it('leads from a version to its release alone', () => {
    expect(links('v4.3.0')).toEqual({
      release: '/releases/kairos/v4.3.0',
      verification: null,
      builder: null,
      compare: null,
      image: null,
    });
  });

  it('leads to no page of a release that does not exist', () => {
    expect(links('quay.io/kairos/hadron:v0.0.4-core-amd64-generic-v4.0.4')).toMatchObject({
      release: null,
      verification: null,
      compare: null,
    });
  });

  it('chooses no file where none proves the image', () => {
    const { verification } = links('quay.io/kairos/hadron:v0.4.0-core-arm64-rpi4-v4.1.2');
    expect(verification).toBe('/releases/kairos/v4.1.2#verify');
  });
});
