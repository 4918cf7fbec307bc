import { SupportBadge } from '@/components/releases/support-badge';
import { asRoute } from '@/components/ui/as-route';
import { Command } from '@/components/ui/command';
import { PageLink } from '@/components/ui/page-link';
import type { CounterpartImage, Leads } from '@/lib/releases/leads/model';
import type { FindingLinks } from '@/lib/site/url/finding-links';
import { releasePath } from '@/lib/site/url/paths';

type FindingLeadsProps = {
  readonly leads: Leads;
  readonly links: FindingLinks;
  /** Id of the finding, so that each copyable text has a unique id. */
  readonly id: string;
};

/** Where a finding leads on to: its release and its support, the same image in newer ones, and the pages for it. */
export function FindingLeads({ leads, links, id }: FindingLeadsProps) {
  const { inLine, inLatest } = leads;
  return (
    <>
      <Release leads={leads} />
      {inLine === null ? null : <Counterpart image={inLine} of="its line" id={`${id}-line`} />}
      {inLatest === null ? null : <Counterpart image={inLatest} of="Kairos" id={`${id}-latest`} />}
      <Pages links={links} />
    </>
  );
}

function Release({ leads: { release } }: { readonly leads: Leads }) {
  if (release === null) return null;
  const { componentId, tag, status, latestInLine, latest } = release;
  return (
    <p className="mt-3 flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <span>
        Release <TagLink componentId={componentId} tag={tag} />
      </span>
      <SupportBadge status={status} />
      {latest === tag ? <span className="text-soft">the latest release</span> : null}
      {latestInLine === null || latestInLine === latest ? null : (
        <span className="text-soft">
          {latestInLine === tag ? (
            'the latest of its line'
          ) : (
            <>
              latest of its line: <TagLink componentId={componentId} tag={latestInLine} />
            </>
          )}
        </span>
      )}
      {latest === null || latest === tag ? null : (
        <span className="text-soft">
          latest: <TagLink componentId={componentId} tag={latest} />
        </span>
      )}
    </p>
  );
}

type CounterpartProps = {
  readonly image: CounterpartImage;
  /** Whose latest release it is. */
  readonly of: string;
  readonly id: string;
};

/** Only a reference that a file of the release proves can be copied. */
function Counterpart({ image: { tag, reference, state, reason }, of, id }: CounterpartProps) {
  return (
    <div className="mt-3 max-w-[90ch]">
      <p>
        The same image in {tag}, the latest of {of}:{' '}
        {state === 'published' ? null : <span className="text-soft">{reason}</span>}
      </p>
      {reference === null ? null : state === 'published' ? (
        <div className="mt-1">
          <Command id={id} label={`Copy reference in ${tag}`} text={reference} />
        </div>
      ) : (
        <p className="mt-1 font-mono text-xs break-all">{reference}</p>
      )}
    </div>
  );
}

const PAGES = [
  ['builder', 'Open in builder'],
  ['image', 'Image in the registry'],
  ['release', 'Release page'],
  ['verification', 'Verify'],
  ['upgrade', 'Upgrade'],
  ['compare', 'Changes up to the latest release'],
] as const;

function Pages({ links }: { readonly links: FindingLinks }) {
  const pages = PAGES.flatMap(([key, words]) => {
    const href = links[key];
    return href === null ? [] : [{ key, words, href }];
  });
  if (pages.length === 0) return null;
  return (
    <ul aria-label="Leads on to" className="no-print mt-4 flex flex-wrap gap-3">
      {pages.map(({ key, words, href }) => (
        <li key={key}>
          <a className="control" data-strong={key === 'builder'} href={href}>
            {words}
          </a>
        </li>
      ))}
    </ul>
  );
}

function TagLink({ componentId, tag }: { readonly componentId: string; readonly tag: string }) {
  return (
    <PageLink className="link font-mono" href={asRoute(releasePath(componentId, tag))}>
      {tag}
    </PageLink>
  );
}
