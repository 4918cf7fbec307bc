import { isOfLine, type ReleaseAlias } from '@/lib/releases/list/resolve-release';

import type { ReleaseListing, Verdict } from './model';
import { nearTags } from './near-tags';
import { titleOf } from './release-existence';
import { missing, unknown } from './verdicts';

/** Pre-releases that are offered where there is no final release. */
const MOST_OFFERED = 3;

/** Why `latest` or a line of a component has no release: nothing final is in its list, as far as that was read. */
export function aliasExistence(listing: ReleaseListing, alias: ReleaseAlias): Verdict {
  const { component, entries, coverage } = listing;
  const of = alias.kind === 'latest' ? '' : ` in ${alias.line}.x`;
  const early = entries.filter((entry) => alias.kind === 'latest' || isOfLine(entry, alias.line));
  const nearest =
    early.length > 0
      ? early.slice(0, MOST_OFFERED).map(({ release }) => release.tag)
      : nearTags(listing, alias.kind === 'latest' ? 'latest' : `v${alias.line}.0`);
  if (coverage !== 'complete') {
    const reason = `Whether ${titleOf(component)} has a final release${of} is unknown: its list of releases has not been read to the end.`;
    return unknown(reason, nearest);
  }
  const only = early.length > 0 ? ' There are only pre-releases.' : '';
  return missing(`${titleOf(component)} has no final release${of}.${only}`, nearest);
}
