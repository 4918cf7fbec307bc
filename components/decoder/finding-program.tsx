import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { coverageWords, type ContentsCoverage } from '@/lib/releases/contents/contents-coverage';
import type { ProgramLead } from '@/lib/releases/leads/model';
import { releasePath } from '@/lib/site/url/paths';

/** The releases of Kairos that contain a version of a program, or those around it. */
export function FindingProgram({ program: lead }: { readonly program: ProgramLead | null }) {
  if (lead === null) return null;
  const { program, version, releases, before, after, coverage } = lead;
  if (releases.length > 0) {
    return (
      <p className="mt-3 max-w-[90ch]">
        {program} {version} is in Kairos{' '}
        {releases.map(({ tag, source }, index) => (
          <span key={tag}>
            {index === 0 ? '' : ', '}
            <ReleaseLink tag={tag} />
            {source === null ? null : (
              <>
                {' '}
                (
                <a className="link text-soft" href={source} rel="noopener">
                  {placeOf(source)}
                </a>
                )
              </>
            )}
          </span>
        ))}
        .<Coverage coverage={coverage} />
      </p>
    );
  }
  return (
    <p className="mt-3 max-w-[90ch]">
      No release of Kairos has {program} {version}.
      {before === null ? null : (
        <>
          {' '}
          <ReleaseLink tag={before.tag} /> has {before.version}.
        </>
      )}
      {after === null ? null : (
        <>
          {' '}
          <ReleaseLink tag={after.tag} /> has {after.version}.
        </>
      )}
      <Coverage coverage={coverage} />
    </p>
  );
}

function Coverage({ coverage }: { readonly coverage: ContentsCoverage | null }) {
  if (coverage === null) return null;
  return <span className="block text-xs text-soft">{coverageWords(coverage)}</span>;
}

/** The file and line at the end of a URL, e.g. `Makefile line 2`. */
function placeOf(source: string): string {
  const [, file = 'file', line = ''] = /\/([^/]+)#L(\d+)$/.exec(source) ?? [];
  return `${file} line ${line}`;
}

function ReleaseLink({ tag }: { readonly tag: string }) {
  return (
    <PageLink className="link font-mono" href={asRoute(releasePath('kairos', tag))}>
      {tag}
    </PageLink>
  );
}
