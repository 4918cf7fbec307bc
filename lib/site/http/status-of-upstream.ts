import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';

/** The status of a response to a request that upstream's failure leaves without its data. */
export function statusOfUpstream(failure: UpstreamFailure): number {
  switch (failure.kind) {
    case 'not-found':
      return 404;
    case 'busy':
    case 'secondary-limit':
      return 429;
    case 'timeout':
      return 504;
    case 'rate-limited':
    case 'unavailable':
    case 'unreachable':
      return 503;
    case 'moved':
    case 'unauthorized':
    case 'forbidden':
    case 'blocked':
    case 'too-large':
    case 'unreadable':
    case 'incomplete':
      return 502;
  }
}
