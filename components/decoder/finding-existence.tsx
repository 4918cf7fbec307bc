import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { ExistenceState } from '@/lib/releases/existence/model';
import type { FoundExistence } from '@/lib/releases/leads/model';
import { paths, withQuery } from '@/lib/site/url/paths';

const WORDS: Readonly<Record<ExistenceState, string>> = {
  exists: 'Exists.',
  missing: 'Does not exist.',
  'not-published': 'Not published.',
  unknown: 'Unknown whether it exists.',
};

const COLOURS: Readonly<Record<ExistenceState, string>> = {
  exists: 'border-passed',
  missing: 'border-failed',
  'not-published': 'border-warn',
  unknown: 'border-line',
};

/** Whether what was pasted exists, why, and what exists instead. */
export function FindingExistence({ existence }: { readonly existence: FoundExistence | null }) {
  if (existence === null) return null;
  const { state, reason, nearest, link, source, subject } = existence;
  return (
    <div className={`mt-3 max-w-[90ch] border-l-2 pl-3 ${COLOURS[state]}`} data-existence={state}>
      <p>
        <strong className="font-semibold">{WORDS[state]}</strong> {reason}{' '}
        {link === null ? null : (
          <a className="link" href={link} rel="noopener">
            Open the {subject === 'release' ? 'release' : 'file'} on GitHub
          </a>
        )}
        {source === null ? null : (
          <a className="link text-soft" href={source} rel="noopener">
            Source
          </a>
        )}
      </p>
      {nearest.length === 0 ? null : (
        <p className="mt-1">
          Nearest:{' '}
          {nearest.map((name, index) => (
            <span key={name}>
              {index === 0 ? '' : ', '}
              <PageLink
                className="link font-mono text-xs break-all"
                href={asRoute(decodeHref(name))}
              >
                {name}
              </PageLink>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

function decodeHref(name: string): string {
  return withQuery(paths.decode, new URLSearchParams({ name }));
}
