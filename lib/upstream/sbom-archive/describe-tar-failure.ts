import 'server-only';
import { formatBytes } from '@/lib/base/format/bytes';

import type { TarMemberFailure } from './tar-member';

/** Words for a reader why a member of an archive cannot be had. */
export function describeTarFailure(failure: TarMemberFailure): string {
  switch (failure.kind) {
    case 'not-found':
      return 'The archive has no such file.';
    case 'unsafe-path':
      return 'Nothing is extracted: a path in the archive leads outside.';
    case 'too-large':
      return `The archive or the file in it is larger than the ${formatBytes(failure.limitBytes)} limit of this site.`;
    case 'too-many-members':
      return `The archive contains more than ${failure.limit} files, so the rest is not searched.`;
    case 'broken':
      return 'The file is not an archive that can be read: it is damaged or cut off.';
    case 'interrupted':
      return 'The archive stopped arriving from GitHub.';
  }
}
