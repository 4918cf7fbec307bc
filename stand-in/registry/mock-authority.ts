import { sign } from 'node:crypto';

import {
  fulcioHandler,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  rekorHandler,
} from '@sigstore/mock';
import type { z } from 'zod';

import { mockCertificates, mockEntries, newKeys } from './mock-wire';

/** The workflow in the certificates, which is the one that signs images of this version. */
const WORKFLOW = 'https://github.com/kairos-io/kairos/.github/workflows/reusable-release.yaml';

/** An entry of the mock log. */
export type MockEntry = z.infer<typeof mockEntries>[string];

/** A signature with its certificate in PEM. */
export type MockSignature = { readonly signature: Buffer; readonly certificate: string };

/** Signs with short-lived certificates of an authority and a log that no trusted root contains. */
export type MockAuthority = {
  readonly sign: (bytes: Buffer, version: string) => Promise<MockSignature>;
  readonly record: (proposed: object) => Promise<MockEntry>;
};

/** Creates a certificate authority and a transparency log in memory. */
export async function createMockAuthority(): Promise<MockAuthority> {
  const ca = await initializeCA(newKeys(), await initializeCTLog(newKeys()));
  const fulcio = fulcioHandler(ca, { subjectClaim: 'san' });
  const rekor = rekorHandler(await initializeTLog('https://rekor.stand-in.example', newKeys()));
  return {
    sign: async (bytes, version) => {
      const { privateKey, publicKey } = newKeys();
      const content = publicKey.export({ type: 'spki', format: 'pem' }).toString();
      const request = {
        credentials: { oidcIdentityToken: tokenOf(version) },
        publicKeyRequest: { publicKey: { content } },
      };
      const { response } = await fulcio.fn(JSON.stringify(request));
      const { signedCertificateEmbeddedSct } = mockCertificates.parse(jsonOf(response));
      const [certificate = ''] = signedCertificateEmbeddedSct.chain.certificates;
      return { signature: sign('sha256', bytes, privateKey), certificate };
    },
    record: async (proposed) => {
      const { response } = await rekor.fn(JSON.stringify(proposed));
      const [entry] = Object.values(mockEntries.parse(jsonOf(response)));
      if (entry === undefined) throw new Error('The mock log returned no entry.');
      return entry;
    },
  };
}

function tokenOf(version: string): string {
  const claims = {
    iss: 'https://token.actions.githubusercontent.com',
    san: `${WORKFLOW}@refs/tags/${version}`,
    sha: '9bf6ee71187036eb832f28c29f0c699507bc1ca3',
    repository: 'kairos-io/kairos',
    ref: `refs/tags/${version}`,
    workflow: 'Release',
    run_id: '4711',
    run_attempt: '1',
  };
  return ['{}', JSON.stringify(claims), '']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
}

function jsonOf(response: string | ArrayBufferView): unknown {
  if (typeof response !== 'string') throw new Error('The mock responded with bytes, not text.');
  return JSON.parse(response);
}
