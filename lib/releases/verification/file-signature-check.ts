import { shellQuoteFile } from '@/lib/base/text/shell-quote';

import { cosignFor, formatNote, identityOptions } from './cosign-options';
import { expectedSignature } from './expected-signature';
import type { SignatureFormat, Verification, VerificationRequest } from './model';
import { noCheck } from './no-check';
import { signatureFormat } from './signature-format';
import { signedCheck } from './signed-check';
import { signerOf } from './signer';

const ID = 'file-signature';

/** The check of the signature of a file's checksum, or of the file, by the assets that the release has for it. */
export function fileSignatureCheck(request: VerificationRequest, fileName: string): Verification {
  const found = findSignature(request.assetNames, fileName);
  if (found === null) return unsigned(request, fileName);
  const { signed, files } = found;
  const title = `Signature of ${signed}`;
  if (files.kind === 'incomplete') return noCheck({ id: ID, title, ...incomplete(request, files) });
  const identity = signerOf(request);
  if (identity === null) {
    const note = 'The release has a signature of this file; who should have made it is unknown.';
    return noCheck({ id: ID, title, note });
  }
  const format = formatOf(request, files);
  return signedCheck(
    {
      id: ID,
      title,
      command: `cosign verify-blob ${files.options} ${identityOptions(identity)} ${shellQuoteFile(signed)}`,
      tool: cosignFor(format),
      expected: 'Verified OK',
      remark: formatNote(format),
    },
    identity,
  );
}

type SignatureFiles =
  | { readonly kind: 'bundle' | 'pair'; readonly options: string }
  | { readonly kind: 'incomplete'; readonly has: string; readonly lacks: string };

type FoundSignature = { readonly signed: string; readonly files: SignatureFiles };

function findSignature(assetNames: readonly string[], fileName: string): FoundSignature | null {
  for (const signed of [`${fileName}.sha256`, fileName]) {
    const files = filesOf(assetNames, signed);
    if (files !== null) return { signed, files };
  }
  return null;
}

function filesOf(assetNames: readonly string[], signed: string): SignatureFiles | null {
  const [bundle, certificate, signature] = [
    `${signed}.bundle`,
    `${signed}.pem`,
    `${signed}.sig`,
  ] as const;
  if (assetNames.includes(bundle))
    return { kind: 'bundle', options: `--bundle ${shellQuoteFile(bundle)}` };
  const [hasCertificate, hasSignature] = [certificate, signature].map((name) =>
    assetNames.includes(name),
  );
  if (hasCertificate && hasSignature) {
    const options = `--certificate ${shellQuoteFile(certificate)} --signature ${shellQuoteFile(signature)}`;
    return { kind: 'pair', options };
  }
  if (hasSignature) return { kind: 'incomplete', has: signature, lacks: certificate };
  if (hasCertificate) return { kind: 'incomplete', has: certificate, lacks: signature };
  return null;
}

function formatOf(
  { tag, assetNames, certificate }: VerificationRequest,
  { kind }: SignatureFiles,
): SignatureFormat | null {
  if (kind === 'pair') return 'cosign';
  return signatureFormat({ tag, assetNames, readBundle: certificate?.bundle ?? null });
}

function incomplete(
  request: VerificationRequest,
  { has, lacks }: Extract<SignatureFiles, { readonly kind: 'incomplete' }>,
): Pick<Verification, 'note'> & { readonly source?: string } {
  const note = `The release has ${has}. It does not have ${lacks}, and cosign needs both: without it they cannot be verified.`;
  const expected = expectedSignature(request, 'iso');
  if (expected.kind !== 'checksum-signature' || expected.files.length > 1) return { note };
  return { note: `${note} ${expected.note}`, source: expected.source };
}

function unsigned(request: VerificationRequest, fileName: string): Verification {
  const title = `Signature of ${fileName}`;
  const note = 'The release has no signature of this file.';
  const expected = expectedSignature(request, 'iso');
  if (expected.kind !== 'none') return noCheck({ id: ID, title, note });
  return noCheck({
    id: ID,
    title,
    standing: 'not-for-this-release',
    note: `${note} ${expected.note}`,
    source: expected.source,
  });
}
