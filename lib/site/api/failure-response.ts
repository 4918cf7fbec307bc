import { describeFailure, type UpstreamFailure } from '@/lib/base/failure';

/** Shapes a failure: its kind, the fields of that kind, and the sentence that the pages show, which has the host. */
export function failureResponse(failure: UpstreamFailure) {
  const { host: _inSentence, ...fields } = failure;
  return { ...fields, message: describeFailure(failure) };
}
