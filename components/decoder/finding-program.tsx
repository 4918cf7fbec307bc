import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { ProgramLead } from '@/lib/releases/leads/model';
import { releasePath } from '@/lib/site/url/paths';

/** The releases of Kairos that contain a version of a program, or those around it. */
export function FindingProgram({ program: lead }: { readonly program: ProgramLead | null }) {
  if (lead === null) return null;
  const { program, version, releases, before, after } = lead;
  if (releases.length > 0) {
    return (
      <p className="mt-3 max-w-[90ch]">
        {program} {version} is in Kairos{' '}
        {releases.map((tag, index) => (
          <span key={tag}>
            {index === 0 ? '' : ', '}
            <ReleaseLink tag={tag} />
          </span>
        ))}
        .
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
    </p>
  );
}

function ReleaseLink({ tag }: { readonly tag: string }) {
  return (
    <PageLink className="link font-mono" href={asRoute(releasePath('kairos', tag))}>
      {tag}
    </PageLink>
  );
}
