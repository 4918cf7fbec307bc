import { generateKeyPairSync, sign } from 'node:crypto';

/** What a certificate of the stand-in says of the workflow that signed. */
export type Signer = {
  /** URL of the workflow with its ref. */
  readonly identity: string;
  readonly repository: string;
  readonly ref: string;
  readonly commit: string;
  readonly workflow: string;
  /** ISO 8601. */
  readonly at: string;
};

const ISSUER = 'https://token.actions.githubusercontent.com';
const FULCIO = [0x2b, 0x06, 0x01, 0x04, 0x01, 0x83, 0xbf, 0x30, 0x01];
const ECDSA_SHA256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
const ORGANIZATION = [0x55, 0x04, 0x0a];
const SUBJECT_NAMES = [0x55, 0x1d, 0x11];
const TEN_MINUTES = 600_000;

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** Makes a certificate with the extensions of Fulcio, signed by itself, as PEM. */
export function certificateOf(signer: Signer): string {
  const encoded =
    derOf(signer)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${encoded.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** Signs a file with the key of those certificates, in base64. */
export function signatureOf(content: string): string {
  return sign('sha256', Buffer.from(content), privateKey).toString('base64');
}

/** Signs a text with the same key in the form of JSON Web Signatures. */
export function webSignatureOf(content: string): string {
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
  return sign('sha256', Buffer.from(content), key).toString('base64url');
}

function derOf({ identity, repository, ref, commit, workflow, at }: Signer): Buffer {
  const algorithm = der(0x30, der(0x06, ECDSA_SHA256));
  const name = der(0x0c, 'stand-in');
  const issuer = der(0x30, der(0x31, der(0x30, der(0x06, ORGANIZATION), name)));
  const extensions = [
    extension(SUBJECT_NAMES, der(0x30, der(0x86, identity))),
    fulcio(1, ISSUER),
    fulcio(2, 'push'),
    fulcio(3, commit),
    fulcio(4, workflow),
    fulcio(5, repository),
    fulcio(6, ref),
    fulcio(8, ISSUER),
    fulcio(12, `https://github.com/${repository}`),
    fulcio(13, commit),
    fulcio(14, ref),
    fulcio(21, `https://github.com/${repository}/actions/runs/4711/attempts/1`),
  ];
  const body = der(
    0x30,
    der(0xa0, der(0x02, [2])),
    der(0x02, [1]),
    algorithm,
    issuer,
    der(0x30, der(0x17, utcTime(at, 0)), der(0x17, utcTime(at, TEN_MINUTES))),
    der(0x30),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, ...extensions)),
  );
  return der(0x30, body, algorithm, der(0x03, [0], sign('sha256', body, privateKey)));
}

function der(tag: number, ...parts: readonly (Uint8Array | string | readonly number[])[]): Buffer {
  const content = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([...part]))),
  );
  const { length } = content;
  return Buffer.concat([Buffer.from([tag, ...lengthOf(length)]), content]);
}

/** DER allows only the shortest form. */
function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

function extension(identifier: readonly number[], value: Buffer): Buffer {
  return der(0x30, der(0x06, identifier), der(0x04, value));
}

/** Up to 1.6 the text is bare, from 1.8 on a DER string. */
function fulcio(number: number, text: string): Buffer {
  return extension([...FULCIO, number], number < 8 ? Buffer.from(text) : der(0x0c, text));
}

function utcTime(at: string, later: number): string {
  const iso = new Date(Date.parse(at) + later).toISOString();
  return `${iso.slice(2, 19).replaceAll(/[-:T]/g, '')}Z`;
}
