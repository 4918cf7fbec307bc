import { decodeReference } from '@/lib/names/artifacts/decode-reference';

import type { VerificationRequest } from './model';

/** Reads the properties that a request does not state off the name of its image. */
export function completeRequest(request: VerificationRequest): VerificationRequest {
  if (request.imageReference === null) return request;
  const { parts } = decodeReference(request.imageReference);
  return {
    ...request,
    variant: request.variant ?? parts.variant,
    arch: request.arch ?? parts.arch,
    model: request.model ?? parts.model,
    trustedBoot: request.trustedBoot ?? parts.trustedBoot,
  };
}
