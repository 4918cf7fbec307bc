import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';

/** Decides the status of a response that fails because upstream did. */
export function failureStatus(failure: UpstreamFailure): number {
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
