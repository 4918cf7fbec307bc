import 'server-only';
import { z } from 'zod';

import { UNCHANGING_MS } from '@/lib/base/freshness/refresh-plan';
import { fail, ok } from '@/lib/base/result';
import type { Component } from '@/lib/names/catalog/model';
import { SIGNATURE_FORMATS, type CertificateDetails } from '@/lib/releases/verification/model';
import { readCertificate } from '@/lib/upstream/certificates/read-certificate';

import type { Resource } from './resource';

/** A certificate has 4 kB, a bundle 16 kB. */
const MOST_BYTES = 256 * 1024;

const text = z.string().nullable();

/** Checks the stored details of a certificate. */
export const storedCertificate: z.ZodType<CertificateDetails> = z.object({
  subjectAlternativeName: z.string(),
  issuer: text,
  workflow: text,
  repository: text,
  ref: text,
  commit: text,
  runUrl: text,
  notBefore: text,
  notAfter: text,
  bundle: z.enum(SIGNATURE_FORMATS).nullable(),
});

/** The details of a certificate among a release's assets; an asset does not change, so it is fetched once. */
export function certificateResource(
  { repository }: Component,
  asset: { readonly id: number; readonly name: string },
): Resource<CertificateDetails> {
  const { owner, name: repo } = repository;
  const what = 'certificate';
  return {
    key: `certificate:${owner}/${repo}:${asset.id}`,
    schemaVersion: 2,
    schema: storedCertificate,
    ttlMs: () => UNCHANGING_MS,
    fetch: async (github) => {
      const opened = await github.openAsset({
        owner,
        repo,
        id: asset.id,
        what,
        maxBytes: MOST_BYTES,
      });
      if (!opened.ok) return opened;
      const file = await opened.value.text();
      if (!file.ok) return file;
      const read = readCertificate(file.value);
      if (!read.ok) return fail({ kind: 'unreadable', where: `${what} ${asset.name}` });
      return ok({ kind: 'changed', value: read.value, etag: null });
    },
  };
}
