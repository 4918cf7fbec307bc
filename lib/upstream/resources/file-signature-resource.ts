import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { UNCHANGING_MS } from '@/lib/base/freshness/refresh-plan';
import { fail, ok, type Result } from '@/lib/base/result';
import { MOST_CHECKSUM_BYTES, readChecksums } from '@/lib/evidence/signatures/checksum-lines';
import type { CheckedFile } from '@/lib/evidence/signatures/model';
import type { Component } from '@/lib/names/catalog/model';
import type { GitHub } from '@/lib/upstream/github/client';
import { toFailure } from '@/lib/upstream/github/to-failure';
import { gatherBytes } from '@/lib/upstream/registry/gather-bytes';
import { checkFile } from '@/lib/upstream/signatures/check-file';
import { MOST_EVIDENCE_BYTES, type SignatureEvidence } from '@/lib/upstream/signatures/evidence';
import { bundledTrust } from '@/lib/upstream/signatures/trust';

import { storedCheckedFile } from './parse-stored-signatures';
import type { Resource } from './resource';

type AssetFile = { readonly id: number; readonly name: string };

/** A checksum file of a release, with the assets that sign it; null for what the release does not have. */
export type SignedChecksum = {
  readonly checksum: AssetFile;
  readonly bundle: AssetFile | null;
  readonly signature: AssetFile | null;
  readonly certificate: AssetFile | null;
};

/** The time that a failure states: that of the client. */
const TIMEOUT_MS = 8000;

/** Checksums that are stored of one file. */
const MOST_LINES = 500;

/**
 * The signatures of a release's checksum file, checked by this site. Its files do not change, so they are
 * fetched once for each trusted root.
 */
export function fileSignatureResource(
  { repository: { owner, name: repo } }: Component,
  { checksum, bundle, signature, certificate }: SignedChecksum,
  trust = bundledTrust(),
): Resource<CheckedFile> {
  return {
    key: `file-signature:${owner}/${repo}:${checksum.id}`,
    schemaVersion: trust.version,
    schema: storedCheckedFile,
    ttlMs: () => UNCHANGING_MS,
    fetch: async (github) => {
      const read = (file: AssetFile, maxBytes: number) =>
        readAsset(github, { owner, repo, id: file.id, what: 'signature', maxBytes });
      const body = await read(checksum, MOST_CHECKSUM_BYTES);
      if (!body.ok) return body;
      const evidence: SignatureEvidence[] = [];
      if (bundle !== null) {
        const file = await read(bundle, MOST_EVIDENCE_BYTES.bundle);
        if (!file.ok) return file;
        evidence.push({ kind: 'bundle', text: file.value.toString('utf8') });
      } else if (signature !== null) {
        const file = await read(signature, MOST_EVIDENCE_BYTES.detached);
        if (!file.ok) return file;
        const pem =
          certificate === null ? ok(null) : await read(certificate, MOST_EVIDENCE_BYTES.detached);
        if (!pem.ok) return pem;
        evidence.push({
          kind: 'detached',
          signature: file.value.toString('latin1'),
          certificate: pem.value?.toString('latin1') ?? null,
        });
      }
      const signatures = checkFile({ bytes: body.value, evidence, trust });
      const { lines, unreadableLines } = readChecksums(body.value.toString('utf8'));
      const checksums = {
        lines: lines.slice(0, MOST_LINES),
        unreadableLines: unreadableLines.slice(0, MOST_LINES),
      };
      return ok({ kind: 'changed', value: { signatures, checksums }, etag: null });
    },
  };
}

/** The original bytes: decoded text may differ from what was signed. */
async function readAsset(
  github: GitHub,
  request: Parameters<GitHub['openAsset']>[0],
): Promise<Result<Buffer, UpstreamFailure>> {
  const opened = await github.openAsset(request);
  if (!opened.ok) return opened;
  try {
    return ok(Buffer.from(await gatherBytes(opened.value.chunks)));
  } catch (error) {
    return fail(toFailure(error, { what: request.what, timeoutMs: TIMEOUT_MS }));
  }
}
