import { checksumCheck } from './checksum-check';
import { completeRequest } from './complete-request';
import { failingDocumentedCommands } from './documented-commands';
import { fileSignatureCheck } from './file-signature-check';
import { imageChecks } from './image-checks';
import type { Verification, VerificationRequest } from './model';

/**
 * The checks of a file and of an image of a release, with their commands, and the documented commands that
 * fail for them.
 *
 * They only use assets of the release; the signer is that of its certificate, if it has one. A check that is
 * not possible has no command, and its note says why.
 */
export function verificationsFor(given: VerificationRequest): readonly Verification[] {
  const request = completeRequest(given);
  const { fileName, imageReference } = request;
  return [
    ...(fileName === null
      ? []
      : [checksumCheck(request, fileName), fileSignatureCheck(request, fileName)]),
    ...(imageReference === null ? [] : imageChecks(request, imageReference)),
    ...failingDocumentedCommands(request),
  ];
}
