import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { describeSupport, type SupportStatus } from '@/lib/releases/list/support';
import { componentPath } from '@/lib/site/url/paths';

const MARKS = {
  supported: { colour: 'text-ink', path: 'M1.5 5.2 4 7.7 8.5 2.5' },
  latest: { colour: 'text-ink', path: 'M1.5 5.2 4 7.7 8.5 2.5' },
  superseded: { colour: 'text-soft', path: 'M5 1.2v7.6M2 4.2 5 1.2 8 4.2' },
  prerelease: { colour: 'text-running', path: 'M5 1a4 4 0 1 1 0 8a4 4 0 1 1 0-8ZM5 1v8' },
  'end-of-life': { colour: 'text-soft', path: 'M1.5 5h7' },
  moved: { colour: 'text-soft', path: 'M1.5 5h7M5.5 2l3 3-3 3' },
  archived: { colour: 'text-warn', path: 'M1 2h8v6.5H1ZM1 4.4h8' },
  unversioned: { colour: 'text-soft', path: 'M2 5h.1M5 5h.1M8 5h.1' },
} as const;

/** What the versioning policy promises for a release, as words with a mark; of moved code with a link to its component. */
export function SupportBadge({ status }: { readonly status: SupportStatus }) {
  const { colour, path } = MARKS[status.state];
  return (
    <span className={`inline-flex items-center gap-1.5 ${colour}`} data-support={status.state}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" className="shrink-0">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      </svg>
      {status.state === 'moved' ? (
        <PageLink className="link" href={asRoute(componentPath(status.to))}>
          {describeSupport(status)}
        </PageLink>
      ) : (
        <span>{describeSupport(status)}</span>
      )}
    </span>
  );
}
