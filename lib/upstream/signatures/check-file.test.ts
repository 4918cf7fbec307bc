import dns from 'node:dns';
import net from 'node:net';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';
import { judgeSignatures } from '@/lib/evidence/signatures/judge-signatures';
import type { SignatureVerdict } from '@/lib/evidence/signatures/model';

import { checkFile } from './check-file';
import type { SignatureEvidence } from './evidence';
import { createSigstore, EXPECTED, sha256Hex, SUBJECT } from './sigstore.fixture';
import { bundledTrust } from './trust';

const FILE = Buffer.from(`${'a'.repeat(64)}  kairos-hadron.iso\n`);
const OTHER = Buffer.from(`${'b'.repeat(64)}  kairos-hadron.iso\n`);

const connect = vi.spyOn(net.Socket.prototype, 'connect');
const lookup = vi.spyOn(dns, 'lookup');

const sigstore = await createSigstore();
const other = await createSigstore();
const { trust } = sigstore;

type Json = Readonly<Record<string, unknown>>;

function asBundle(json: unknown): SignatureEvidence {
  return { kind: 'bundle', text: JSON.stringify(json) };
}

function verify(
  evidence: SignatureEvidence | readonly SignatureEvidence[],
  {
    bytes = FILE,
    expected = EXPECTED,
  }: { readonly bytes?: Buffer; readonly expected?: typeof EXPECTED | null } = {},
): SignatureVerdict {
  const checked = checkFile({ bytes, evidence: 'kind' in evidence ? [evidence] : evidence, trust });
  return judgeSignatures(checked, expected);
}

/** The verdict in short: its kind, and its reason where it has one. */
function short(verdict: SignatureVerdict): string {
  if (verdict.kind === 'unknown-trust') return `unknown-trust: ${verdict.what}`;
  return 'reason' in verdict ? `${verdict.kind}: ${verdict.reason}` : verdict.kind;
}

/** Replaces a value deep in a bundle, by its path. */
function replace(json: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy: unknown = structuredClone(json);
  if (Array.isArray(copy) && typeof key === 'number')
    return copy.with(key, replace(copy[key], rest, value));
  const record = copy as Json;
  return { ...record, [key]: replace(record[key], rest, value) };
}

const ENTRY = ['verificationMaterial', 'tlogEntries', 0] as const;

const plain = await sigstore.fileBundle(FILE);
const stamped = await sigstore.fileBundle(FILE, { log: 'rekor-2', isStamped: true });
const cosign = await sigstore.cosignJson(FILE);
const second = await sigstore.cosignJson(FILE);
const detached = await sigstore.signBytes(FILE);
const unstamped = await sigstore.fileBundle(FILE, { log: 'rekor-2' });
const unlogged = await sigstore.fileBundle(FILE, { log: 'none' });
const statement = await sigstore.statementBundle(sha256Hex(FILE));
const ofOther = await sigstore.cosignJson(OTHER);
const foreign = await other.cosignJson(FILE);

beforeAll(() => {
  connect.mockImplementation(() => {
    throw new Error('no network in these tests');
  });
});

afterAll(() => {
  vi.restoreAllMocks();
});

describe('a signature of a file, by its form', () => {
  it.each<readonly [string, SignatureEvidence, string]>([
    ["cosign's own JSON with a promise of the log is verified", asBundle(cosign), 'verified'],
    ['a Sigstore bundle with promise and proof is verified', asBundle(plain), 'verified'],
    ['a bundle of Rekor 2 with a timestamp is verified', asBundle(stamped), 'verified'],
    [
      'a bundle of Rekor 2 without a timestamp proves no time',
      asBundle(unstamped),
      'time-not-proven',
    ],
    ['a bundle without log and timestamp proves no time', asBundle(unlogged), 'time-not-proven'],
    ['a .sig with a .pem proves no time', { kind: 'detached', ...detached }, 'time-not-proven'],
    [
      'a .sig with a .pem in base64, as cosign writes it, proves no time',
      {
        kind: 'detached',
        signature: `${detached.signature}\n`,
        certificate: Buffer.from(detached.certificate).toString('base64'),
      },
      'time-not-proven',
    ],
    [
      'a .sig without a .pem is not checked',
      { kind: 'detached', signature: detached.signature, certificate: null },
      'not-checked: no-certificate',
    ],
    [
      "cosign's JSON without a log entry proves no time",
      asBundle({ ...cosign, rekorBundle: null }),
      'time-not-proven',
    ],
    ['a statement about the digest of the file is verified', asBundle(statement), 'verified'],
    [
      'a byte order mark before a bundle does not matter',
      { kind: 'bundle', text: `\uFEFF${JSON.stringify(cosign)}` },
      'verified',
    ],
  ])('%s', (_rule, evidence, expected) => {
    expect(short(verify(evidence))).toBe(expected);
  });

  it('gives signer, issuer, workflow, commit, run, log index and time of a verified one', () => {
    const verdict = verify(asBundle(cosign));
    expect(verdict).toMatchObject({
      kind: 'verified',
      certificate: {
        subjectAlternativeName: SUBJECT,
        issuer: EXPECTED.issuer,
        workflow: 'Release',
        repository: 'https://github.com/kairos-io/kairos',
        commit: '0123456789abcdef0123456789abcdef01234567',
        runUrl: 'https://github.com/kairos-io/kairos/actions/runs/4711/attempts/1',
      },
      log: {
        log: 'https://rekor.example',
        index: String(cosign.rekorBundle.Payload.logIndex),
        proof: 'promise',
      },
    });
    expect(verdict).toHaveProperty(
      'signedAt',
      new Date(cosign.rekorBundle.Payload.integratedTime * 1000).toISOString(),
    );
  });

  it('takes the best of several signatures', () => {
    const evidence = [{ kind: 'detached', ...detached } as const, asBundle({}), asBundle(cosign)];
    expect(short(verify(evidence))).toBe('verified');
    expect(short(verify([]))).toBe('none');
  });
});

describe('the identity of a signer', () => {
  const by = async (claims: Parameters<typeof sigstore.cosignJson>[1]) =>
    asBundle(await sigstore.cosignJson(FILE, claims));

  it.each<readonly [string, Parameters<typeof sigstore.cosignJson>[1]]>([
    [
      'a dot of the subject stands for no other character',
      { san: SUBJECT.replace('github.com', 'githubXcom') },
    ],
    ['the subject does not only begin with what is expected', { san: `${SUBJECT}-evil` }],
    [
      'the subject does not only contain what is expected',
      { san: `https://evil.example/?${SUBJECT}` },
    ],
    ['the case of the subject matters', { san: SUBJECT.toUpperCase() }],
    ['another issuer is another identity', { iss: 'https://accounts.google.com' }],
    ['a run of another repository is another identity', { repository: 'evil/kairos' }],
    ['a signer by mail is another identity', { san: 'someone@example.com' }],
  ])('%s', async (_rule, claims) => {
    const verdict = verify(await by(claims));
    expect(verdict.kind).toBe('other-identity');
    expect(verdict).toHaveProperty('differences', [expect.stringContaining('should be')]);
  });

  it('matches a pattern of the rules against the whole subject', async () => {
    const value = SUBJECT.replaceAll('.', String.raw`\.`).replace('v3', '(v2|v3)');
    const expected = { ...EXPECTED, subject: { kind: 'pattern', value } as const };
    expect(verify(asBundle(cosign), { expected }).kind).toBe('verified');
    const longer = await by({ san: `https://evil.example/?${SUBJECT}` });
    expect(verify(longer, { expected }).kind).toBe('other-identity');
  });

  it('is not judged where no rule says who should sign', () => {
    expect(verify(asBundle(cosign), { expected: null }).kind).toBe('no-rule');
  });

  it('weighs more than a time that is not proven', async () => {
    const signed = await sigstore.signBytes(FILE, { repository: 'evil/kairos' });
    expect(verify({ kind: 'detached', ...signed }).kind).toBe('other-identity');
  });
});

describe('a signature that is not right', () => {
  const { Payload } = cosign.rekorBundle;
  it.each<readonly [string, SignatureEvidence, string]>([
    [
      'another log entry of the same file is refused',
      asBundle({ ...cosign, rekorBundle: second.rekorBundle }),
      'invalid: log-entry',
    ],
    [
      'the log entry of another file is refused',
      asBundle({ ...cosign, rekorBundle: ofOther.rekorBundle }),
      'invalid: log-entry',
    ],
    [
      'another certificate is refused',
      asBundle({ ...cosign, cert: second.cert }),
      'invalid: signature',
    ],
    [
      'another certificate for the same key is refused',
      asBundle({
        ...cosign,
        cert: Buffer.from(detached.certificate).toString('base64'),
        base64Signature: detached.signature,
      }),
      'invalid: log-entry',
    ],
    [
      'a changed time breaks the promise of the log',
      asBundle({
        ...cosign,
        rekorBundle: {
          ...cosign.rekorBundle,
          Payload: { ...Payload, integratedTime: Payload.integratedTime + 1 },
        },
      }),
      'invalid: log-proof',
    ],
    [
      'a time of zero breaks the promise of the log',
      asBundle({
        ...cosign,
        rekorBundle: { ...cosign.rekorBundle, Payload: { ...Payload, integratedTime: 0 } },
      }),
      'invalid: log-proof',
    ],
    [
      'a negative index is unreadable',
      asBundle({
        ...cosign,
        rekorBundle: { ...cosign.rekorBundle, Payload: { ...Payload, logIndex: -1 } },
      }),
      'invalid: unreadable',
    ],
    [
      'an index beyond safe integers is unreadable',
      asBundle({
        ...cosign,
        rekorBundle: { ...cosign.rekorBundle, Payload: { ...Payload, logIndex: 2 ** 60 } },
      }),
      'invalid: unreadable',
    ],
    [
      'a body that is no JSON is unreadable',
      asBundle({
        ...cosign,
        rekorBundle: { ...cosign.rekorBundle, Payload: { ...Payload, body: 'AAAA' } },
      }),
      'invalid: unreadable',
    ],
    [
      'truncated JSON is unreadable',
      { kind: 'bundle', text: JSON.stringify(cosign).slice(0, 900) },
      'invalid: unreadable',
    ],
    [
      'an HTML page is unreadable',
      { kind: 'bundle', text: '<html>rate limit</html>' },
      'invalid: unreadable',
    ],
    ['nothing is unreadable', { kind: 'bundle', text: '' }, 'invalid: unreadable'],
    [
      'JSON that is no object is unreadable',
      { kind: 'bundle', text: '[1]' },
      'invalid: unreadable',
    ],
    [
      'JSON of something else is unreadable',
      { kind: 'bundle', text: '{"spdxVersion":"SPDX-2.3"}' },
      'invalid: unreadable',
    ],
    [
      'a bundle of an unknown media type is unreadable',
      asBundle({ ...plain, mediaType: 'text/plain' }),
      'invalid: unreadable',
    ],
    [
      'a signature that is not base64 is unreadable',
      { kind: 'detached', signature: '<html>', certificate: detached.certificate },
      'invalid: unreadable',
    ],
    [
      'a certificate that is none is unreadable',
      { kind: 'detached', signature: detached.signature, certificate: 'AAAA' },
      'invalid: unreadable',
    ],
    [
      'a public key in place of the certificate is a signature by a key',
      asBundle({ ...cosign, cert: Buffer.from(detached.publicKey).toString('base64') }),
      'unknown-trust: public-key',
    ],
    [
      'a bundle of 10 MB is not read',
      { kind: 'bundle', text: JSON.stringify({ ...cosign, padding: 'x'.repeat(10_000_000) }) },
      'not-checked: too-large',
    ],
    [
      'a certificate authority that is not in the root is unknown and not invalid',
      asBundle(foreign),
      'unknown-trust: certificate-authority',
    ],
    [
      'a log that is not in the root is unknown and not invalid',
      asBundle(replace(plain, [...ENTRY, 'logId', 'keyId'], 'AAAA')),
      'unknown-trust: log',
    ],
    [
      'a wrong signature is invalid even where the log is unknown',
      asBundle(
        replace(
          replace(plain, [...ENTRY, 'logId', 'keyId'], 'AAAA'),
          ['messageSignature', 'signature'],
          'AAAA',
        ),
      ),
      'invalid: signature',
    ],
    [
      'a checkpoint signed by a name with brackets is refused',
      asBundle(
        replace(
          plain,
          [...ENTRY, 'inclusionProof', 'checkpoint', 'envelope'],
          'a\n1\nAAAA\n\n\u2014 ( AAAAAAAAAAAA\n',
        ),
      ),
      'invalid: log-proof',
    ],
    [
      'a checkpoint whose name is a slow pattern is refused',
      asBundle(
        replace(
          plain,
          [...ENTRY, 'inclusionProof', 'checkpoint', 'envelope'],
          `a\n1\nAAAA\n\n\u2014 (a+)+$${'a'.repeat(5000)} AAAAAAAAAAAA\n`,
        ),
      ),
      'invalid: log-proof',
    ],
    [
      'a checkpoint whose size is no number is refused',
      asBundle(
        replace(
          plain,
          [...ENTRY, 'inclusionProof', 'checkpoint', 'envelope'],
          'a\n1e9\nAAAA\n\n\u2014 a AAAAAAAAAAAA\n',
        ),
      ),
      'invalid: log-proof',
    ],
    [
      'a repeated log entry is refused',
      asBundle(
        replace(
          plain,
          ['verificationMaterial', 'tlogEntries'],
          [0, 0].map(() => plain.verificationMaterial.tlogEntries[0]),
        ),
      ),
      'invalid: time',
    ],
    [
      'a dozen log entries are unreadable',
      asBundle(
        replace(
          plain,
          ['verificationMaterial', 'tlogEntries'],
          Array.from({ length: 12 }, () => plain.verificationMaterial.tlogEntries[0]),
        ),
      ),
      'invalid: unreadable',
    ],
    [
      'a log entry of an unknown kind is refused',
      asBundle(replace(plain, [...ENTRY, 'kindVersion', 'kind'], 'rpm')),
      'invalid: log-entry',
    ],
    [
      'a timestamp that is none is unreadable',
      asBundle(
        replace(stamped, ['verificationMaterial', 'timestampVerificationData'], {
          rfc3161Timestamps: [{ signedTimestamp: 'AAAA' }],
        }),
      ),
      'invalid: unreadable',
    ],
    [
      'a timestamp of another signature is refused',
      asBundle(
        replace(
          plain,
          ['verificationMaterial', 'timestampVerificationData'],
          stamped.verificationMaterial.timestampVerificationData,
        ),
      ),
      'invalid: time',
    ],
  ])('%s', (_rule, evidence, expected) => {
    const before = cpuMs();
    expect(short(verify(evidence))).toBe(expected);
    expect(cpuMs() - before).toBeLessThan(2000);
  });

  it.each(
    [
      asBundle(cosign),
      asBundle(plain),
      asBundle(stamped),
      { kind: 'detached', ...detached } as const,
    ].map((evidence) => [evidence] as const),
  )('is refused for another file, in every form', (evidence) => {
    expect(short(verify(evidence, { bytes: OTHER }))).toMatch(
      /^invalid: (signature|other-content)$/,
    );
  });

  it('never throws, whatever byte of a bundle is missing', () => {
    const text = JSON.stringify(plain);
    for (let at = 0; at < text.length; at += 97) {
      const cut = text.slice(0, at) + text.slice(at + 1);
      expect(verify({ kind: 'bundle', text: cut }).kind).not.toBe('none');
    }
  });

  it('is never verified with a value of another type anywhere in the bundle', () => {
    const accepted: string[] = [];
    const values = [null, 0, -1, Number.MAX_VALUE, '', '\u0000', [], {}, true, '9'.repeat(400)];
    for (const path of pathsOf(plain)) {
      if (path.length === 0 || isUnused(path)) continue;
      for (const value of values) {
        if (verify(asBundle(replace(plain, path, value))).kind === 'verified')
          accepted.push(`${path.join('.')} = ${JSON.stringify(value)}`);
      }
    }
    expect(accepted).toEqual([]);
  });
});

describe('the trusted root in the file', () => {
  it('does not contain the authority of the tests', () => {
    const verdict = judgeSignatures(
      checkFile({ bytes: FILE, evidence: [asBundle(cosign)], trust: bundledTrust() }),
      EXPECTED,
    );
    expect(short(verdict)).toBe('unknown-trust: certificate-authority');
  });

  it('contains the logs and authorities of Sigstore', () => {
    const { tlogs, certificateAuthorities, ctlogs, timestampAuthorities } = bundledTrust().material;
    expect(tlogs.map(({ baseURL }) => baseURL)).toContain('https://rekor.sigstore.dev');
    for (const list of [certificateAuthorities, ctlogs, timestampAuthorities])
      expect(list).not.toHaveLength(0);
  });

  it('is younger than nine months and not expired: renew it with scripts/copy-trusted-root.mjs', () => {
    const { copiedOn, expiresAt } = bundledTrust().age;
    const months = (Date.now() - Date.parse(copiedOn)) / (30 * 24 * 60 * 60 * 1000);
    expect(months).toBeLessThan(9);
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
  });
});

it('nothing of this opened a connection or looked up a host', () => {
  expect(connect).not.toHaveBeenCalled();
  expect(lookup).not.toHaveBeenCalled();
});

function pathsOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value))
    return [path, ...value.flatMap((each, index) => pathsOf(each, [...path, index]))];
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key]))];
}

/**
 * Parts that prove nothing or are optional, because another proof remains without them. The root hash and the
 * size next to a checkpoint are copies: those in the signed checkpoint are used.
 */
function isUnused(path: readonly (string | number)[]): boolean {
  return /timestampVerificationData|inclusionPromise$|inclusionProof$|messageDigest\.algorithm|\.logIndex$|\.(?:rootHash|treeSize)$/.test(
    path.join('.'),
  );
}
