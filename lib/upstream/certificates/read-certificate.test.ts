import { generateKeyPairSync } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { readCertificate } from './read-certificate';

const SUBJECT =
  'https://github.com/kairos-io/kairos/.github/workflows/reusable-release.yaml@refs/tags/v3.4.0';
const ISSUER = 'https://token.actions.githubusercontent.com';
const COMMIT = 'a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d0';
const FULCIO = [0x2b, 0x06, 0x01, 0x04, 0x01, 0x83, 0xbf, 0x30, 0x01];

function der(tag: number, ...parts: readonly (Buffer | string | readonly number[])[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  const { length } = content;
  const header = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...header]), content]);
}

function extension(identifier: readonly number[], value: Buffer): Buffer {
  return der(0x30, der(0x06, identifier), der(0x04, value));
}

function fulcio(number: number, text: string): Buffer {
  return extension([...FULCIO, number], number < 8 ? Buffer.from(text) : der(0x0c, text));
}

function subjectName(uri: string): Buffer {
  return extension([0x55, 0x1d, 0x11], der(0x30, der(0x86, uri)));
}

const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
  type: 'spki',
  format: 'der',
});

function certificateOf(...extensions: readonly Buffer[]): Buffer {
  const ecdsa = der(0x30, der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
  const name = der(0x30, der(0x31, der(0x30, der(0x06, [0x55, 0x04, 0x03]), der(0x0c, 'test'))));
  const dates = der(0x30, der(0x17, '250424101500Z'), der(0x17, '250424102500Z'));
  const toBeSigned = der(
    0x30,
    der(0xa0, der(0x02, [2])),
    der(0x02, [1]),
    ecdsa,
    name,
    dates,
    der(0x30),
    key,
    der(0xa3, der(0x30, ...extensions)),
  );
  return der(0x30, toBeSigned, ecdsa, der(0x03, [0], der(0x30, der(0x02, [1]), der(0x02, [1]))));
}

function pemOf(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

const certificate = certificateOf(
  subjectName(SUBJECT),
  fulcio(1, ISSUER),
  fulcio(3, COMMIT),
  fulcio(4, 'release'),
  fulcio(5, 'kairos-io/kairos'),
  fulcio(6, 'refs/tags/v3.4.0'),
  fulcio(8, ISSUER),
  fulcio(21, 'https://github.com/kairos-io/kairos/actions/runs/1/attempts/1'),
);
const pem = pemOf(certificate);
const der64 = certificate.toString('base64');

describe('readCertificate', () => {
  it.each([
    ['PEM', pem, null],
    [
      'PEM with Windows line ends and a byte order mark',
      `\uFEFF${pem.replaceAll('\n', '\r\n')}`,
      null,
    ],
    ['a chain in PEM, of which the first counts', `${pem}${pemOf(certificateOf())}`, null],
    ['PEM in base64', base64(pem), null],
    ['PEM in base64 with line ends', `${base64(pem).replace(/(.{76})/g, '$1\n')}\n`, null],
    [
      'a Sigstore bundle of version 0.3, with a certificate',
      JSON.stringify({
        mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
        verificationMaterial: {
          certificate: { rawBytes: der64 },
          tlogEntries: [{ logIndex: '1' }],
        },
        messageSignature: { messageDigest: { algorithm: 'SHA2_256', digest: '' }, signature: '' },
      }),
      'sigstore',
    ],
    [
      'a Sigstore bundle of version 0.2, with a chain',
      JSON.stringify({
        mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.2',
        verificationMaterial: { x509CertificateChain: { certificates: [{ rawBytes: der64 }] } },
      }),
      'sigstore',
    ],
    [
      'a bundle of cosign before Sigstore bundles',
      JSON.stringify({ base64Signature: 'x', cert: base64(pem), rekorBundle: {} }),
      'cosign',
    ],
    [
      'a bundle of cosign with bare PEM',
      JSON.stringify({ base64Signature: 'x', cert: pem }),
      'cosign',
    ],
  ])('reads %s', (_what, text, bundle) => {
    expect(readCertificate(text)).toEqual({
      ok: true,
      value: {
        subjectAlternativeName: SUBJECT,
        issuer: ISSUER,
        workflow: 'release',
        repository: 'https://github.com/kairos-io/kairos',
        ref: 'refs/tags/v3.4.0',
        commit: COMMIT,
        runUrl: 'https://github.com/kairos-io/kairos/actions/runs/1/attempts/1',
        notBefore: '2025-04-24T10:15:00.000Z',
        notAfter: '2025-04-24T10:25:00.000Z',
        bundle,
      },
    });
  });

  it('reads what newer certificates say before what older ones said', () => {
    const both = certificateOf(
      subjectName(SUBJECT),
      fulcio(1, 'old'),
      fulcio(8, 'new'),
      fulcio(3, 'old'),
      fulcio(13, 'new'),
      fulcio(12, 'https://new.example'),
      fulcio(5, 'o/r'),
      fulcio(14, 'new'),
    );
    expect(readCertificate(pemOf(both))).toMatchObject({
      value: { issuer: 'new', commit: 'new', repository: 'https://new.example', ref: 'new' },
    });
  });

  it('reads the complete subject with characters that are quoted', () => {
    const odd = 'https://github.com/a, URI:https://b/"c"';
    expect(readCertificate(pemOf(certificateOf(subjectName(odd))))).toMatchObject({
      value: { subjectAlternativeName: odd, issuer: null, commit: null },
    });
  });

  it('says that a certificate names no one', () => {
    const nobody = pemOf(certificateOf(fulcio(1, ISSUER)));
    expect(readCertificate(nobody)).toEqual({ ok: false, failure: { kind: 'no-subject' } });
  });

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><title>x</title>'],
    ['half a certificate', pem.slice(0, 200)],
    ['a certificate of rubbish', pemOf(Buffer.from('rubbish'))],
    ['rubbish in base64', base64('rubbish')],
    ['other JSON', '{"cert": 1}'],
    ['broken JSON', '{"cert": '],
    [
      'a bundle without certificates',
      '{"verificationMaterial":{"x509CertificateChain":{"certificates":[]}}}',
    ],
    ['a key', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'],
  ])('cannot read %s', (_what, text) => {
    expect(readCertificate(text)).toEqual({ ok: false, failure: { kind: 'unreadable' } });
  });

  it('refuses a file that is far too large', () => {
    expect(readCertificate('A'.repeat(1_000_001))).toMatchObject({
      failure: { kind: 'too-large' },
    });
  });

  it('is not slowed down by blanks in what is no certificate', () => {
    const start = cpuMs();
    expect(readCertificate(`A${' '.repeat(200_000)}!`).ok).toBe(false);
    expect(cpuMs() - start).toBeLessThan(2000);
  });

  it('never throws, whatever byte of a certificate is changed', () => {
    const change = fc.record({ at: fc.nat(certificate.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(change, ({ at, byte }) => {
        const changed = Buffer.from(certificate);
        changed[at] = byte;
        return typeof readCertificate(pemOf(changed)).ok === 'boolean';
      }),
      { numRuns: 500 },
    );
  });
});
