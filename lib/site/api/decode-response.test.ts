import { describe, expect, it } from 'vitest';

import { formOfDecoded } from '@/lib/build/form/decode-to-form';
import { describeDecoded } from '@/lib/names/artifacts/describe-decoded';
import { decodeText, PASTE_LIMIT } from '@/lib/names/decoder/decode-text';
import { kairosListing } from '@/lib/releases/existence/existence.fixture';
import { leadsOf } from '@/lib/releases/leads/leads-of';
import type { DecodePageData } from '@/lib/site/model/decode-page';
import { linksOf } from '@/lib/site/url/finding-links';

import { checkText, decodeResponse } from './decode-response';
import { decodeSchema } from './decode-schema';
import { stamped } from './stamp';

const listings = new Map([['kairos', kairosListing()]]);

/** The page of a text, with the releases of a fixture. */
function pageOf(text: string): DecodePageData {
  const { findings, isCut } = decodeText(text);
  const explained = findings.map((finding) => {
    const leads = leadsOf(finding, listings);
    const opened = formOfDecoded(finding);
    const links = linksOf(finding, leads, opened);
    return { finding, title: describeDecoded(finding), leads, opened, links };
  });
  return {
    text,
    findings: explained,
    change: null,
    isCut,
    freshness: null,
    now: '2026-11-27T00:00:00Z',
  };
}

const respond = (text: string) => decodeResponse(pageOf(text), 'https://matrix.example');

describe('decodeResponse', () => {
  it('gives the parts of the name, whether it exists, and where it leads on to', () => {
    const response = respond(
      'quay.io/kairos/hadron:v0.4.0-standard-amd64-generic-v4.1.2-k3s-v1.36.1-k3s1',
    );
    expect(response).toMatchObject({
      kind: 'image',
      form: 'reference',
      title: 'Kairos v4.1.2 · hadron v0.4.0 · standard · amd64 · k3s v1.36.1+k3s1',
      era: 'E5',
      parts: {
        registry: 'quay.io',
        repository: 'kairos/hadron',
        flavor: 'hadron',
        version: 'v4.1.2',
        kubernetes: { distro: 'k3s', version: 'v1.36.1+k3s1' },
      },
      existence: { subject: 'image', state: 'exists' },
      release: {
        component: 'kairos',
        tag: 'v4.1.2',
        page: 'https://matrix.example/releases/kairos/v4.1.2',
        supported: false,
        latest: 'v4.3.0',
      },
      inLatest: {
        tag: 'v4.3.0',
        reference: 'quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.3.0-k3s-v1.36.4-k3s1',
      },
      links: { release: 'https://matrix.example/releases/kairos/v4.1.2' },
      problem: null,
    });
    expect(response.findings).toHaveLength(1);
  });

  it('gives the releases of a program with their pages', () => {
    expect(respond('kairos-agent version v2.24.10').containedIn?.releases).toContainEqual({
      tag: 'v3.5.9',
      page: 'https://matrix.example/releases/kairos/v3.5.9',
      source: null,
    });
  });

  it('explains what is no name of Kairos, with its problem', () => {
    const response = respond('nginx:1.27');
    expect(response).toMatchObject({ kind: 'foreign', era: null, existence: null, release: null });
    expect(response.problem).toContain('Not an image of Kairos');
  });

  it('gives every finding of a text, the first at the top as well', () => {
    const { findings, ...top } = respond('v4.2.0\nv4.3.0');
    expect(findings.map(({ name }) => name)).toEqual(['v4.2.0', 'v4.3.0']);
    expect(top).toMatchObject({ name: 'v4.2.0', isCut: false });
  });

  it.each([
    'KAIROS_VERSION="v3.1.2-v1.30.4-k3s1"\nKAIROS_FLAVOR=ubuntu',
    'docker build --build-arg BASE_IMG=almalinux:9 .',
    'quay.io/kairos/@flavor:@flavorRelease-core-amd64-generic-v3.5.0',
    'quay.io/kairos/kairos-init:v0.8.5',
    `sha256-${'0'.repeat(64)}.att`,
    'https://github.com/kairos-io/kairos/releases/download/v4.2.0/x.iso',
  ])('is as the schema describes it for %s', (text) => {
    expect(decodeSchema.safeParse(stamped(respond(text), null)).error).toBeUndefined();
  });
});

describe('checkText', () => {
  it('accepts a text', () => {
    expect(checkText('v4.2.0')).toEqual({ ok: true, value: 'v4.2.0' });
  });

  it.each([
    [null, 'is missing'],
    ['  ', 'is empty'],
    ['a'.repeat(PASTE_LIMIT + 1), `At most ${PASTE_LIMIT}`],
  ])('refuses a text that cannot be decoded', (text, words) => {
    const checked = checkText(text);
    expect(checked.ok).toBe(false);
    expect(!checked.ok && checked.failure.problems[0]).toMatchObject({ field: 'name' });
    expect(!checked.ok && checked.failure.detail).toContain(words);
  });
});
