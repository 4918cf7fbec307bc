import { describeFailure, type UpstreamFailure } from '@/lib/base/failure';

/** Shapes a failure: its kind, the fields of that kind, and the sentence that the pages show. */
export function failureResponse(failure: UpstreamFailure) {
  return { ...failure, message: describeFailure(failure) };
}
