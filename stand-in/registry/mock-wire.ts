import { generateKeyPairSync } from 'node:crypto';

import { z } from 'zod';

/** What the mock certificate authority responds with. */
export const mockCertificates = z.object({
  signedCertificateEmbeddedSct: z.object({
    chain: z.object({ certificates: z.array(z.string()).min(1) }),
  }),
});

/** What the mock log responds with: entries by their ids. */
export const mockEntries = z.record(
  z.string(),
  z.object({
    body: z.string(),
    integratedTime: z.number(),
    logID: z.string(),
    logIndex: z.number(),
    verification: z.object({
      signedEntryTimestamp: z.string(),
      inclusionProof: z.object({
        logIndex: z.number(),
        treeSize: z.number(),
        checkpoint: z.string(),
        hashes: z.array(z.string()),
        rootHash: z.string(),
      }),
    }),
  }),
);

/** A new pair of keys, as signers, authorities and logs have. */
export function newKeys() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}
