import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { Notice } from '@/lib/site/model/notice';

/** Limits of the data that follows, as sentences, each with a mark for its severity. */
export function NoticeList({ notices }: { readonly notices: readonly Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <ul aria-label="Notes on this matrix" className="mt-2 flex max-w-[140ch] flex-col gap-1">
      {notices.map(({ id, tone, text, link }) => (
        <li key={id} className="flex gap-2" data-notice={id}>
          <NoticeMark tone={tone} />
          <p className="min-w-0 wrap-anywhere">
            {text} {link === null ? null : <NoticeLink {...link} />}
          </p>
        </li>
      ))}
    </ul>
  );
}

function NoticeLink({ href, text }: { readonly href: string; readonly text: string }) {
  if (!href.startsWith('/')) {
    return (
      <a className="link" href={href} rel="noopener">
        {text}
      </a>
    );
  }
  return (
    <PageLink className="link" href={asRoute(href)}>
      {text}
    </PageLink>
  );
}

function NoticeMark({ tone }: { readonly tone: Notice['tone'] }) {
  const isWarning = tone === 'warning';
  return (
    <svg
      viewBox="0 0 16 16"
      width="14"
      height="14"
      role="img"
      aria-label={isWarning ? 'Warning:' : 'Note:'}
      className={`mt-[3px] shrink-0 ${isWarning ? 'text-warn' : 'text-running'}`}
    >
      {isWarning ? (
        <path
          d="M8 1.5 15 14H1ZM8 6v4M8 11.6v1"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinejoin="round"
        />
      ) : (
        <path
          d="M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13ZM8 7v4.5M8 4.2v1.2"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
        />
      )}
    </svg>
  );
}
