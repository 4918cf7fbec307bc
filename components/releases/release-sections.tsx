import { QueryNotices } from '@/components/feedback/query-notices';
import { SectionHeading } from '@/components/ui/section-heading';
import { VerificationDocs } from '@/components/verification/verification-docs';
import type { ReleasePageData } from '@/lib/site/model/release-pages';
import { withoutNoticed } from '@/lib/site/url/choice-notices';
import { upgradePath, withQuery } from '@/lib/site/url/paths';
import { queryOf } from '@/lib/site/url/read-choices';

import { AssetList } from './asset-list';
import { CompareForm } from './compare-form';
import { Downloads } from './downloads';
import { ReleaseNotes } from './release-notes';
import { SbomSection } from './sbom-section';
import { SnapshotNames } from './snapshot-names';
import { VerifyRelease } from './verify-release';

type PageProps = { readonly page: ReleasePageData };

/** A section that shows another choice of an artifact under its URL. */
type ActionProps = PageProps & { readonly action: string };

/** The notes of a release as upstream wrote them. */
export function NotesSection({ page: { entry, notes } }: PageProps) {
  const { title, tag } = entry.release;
  return (
    <article className="release-section" aria-labelledby="notes">
      <SectionHeading id="notes">Release notes</SectionHeading>
      {title === null || title === tag ? null : <p className="mt-1 text-soft">{title}</p>}
      <div className="mt-3">
        {notes === null ? (
          <p className="text-soft">The notes of this release are not loaded yet.</p>
        ) : (
          <ReleaseNotes notes={notes} of={tag} />
        )}
      </div>
    </article>
  );
}

/** The artifacts of a release, and the choices among them. */
export function DownloadSection({ page, action }: ActionProps) {
  const { arranged, facets, chosen, choices, choiceNotices } = page;
  return (
    <section className="release-section" aria-labelledby="download">
      <SectionHeading id="download">Download</SectionHeading>
      {arranged.groups.length === 0 ? (
        <NoArtifacts page={page} />
      ) : (
        <>
          <QueryNotices
            notices={choiceNotices}
            settled={withQuery(action, queryOf(withoutNoticed(choices, choiceNotices)))}
          />
          <Downloads
            action={action}
            facets={facets}
            groups={chosen}
            total={arranged.groups.length}
          />
        </>
      )}
    </section>
  );
}

/** The commands that verify the chosen artifact. */
export function VerifySection({ page }: PageProps) {
  const [first] = page.chosen;
  return (
    <section className="release-section" aria-labelledby="verify">
      <SectionHeading id="verify">Verify</SectionHeading>
      {first === undefined ? null : (
        <p className="mt-1 text-soft">
          Commands for <span className="font-mono text-xs break-words">{first.key}</span>, the{' '}
          {page.arranged.groups.length === 1 ? 'only' : 'first selected'} download.
        </p>
      )}
      <div className="mt-3">
        {page.snapshotNames === null ? (
          <VerifyRelease page={page} />
        ) : (
          <p className="text-soft">The files are not loaded yet, so no command is given.</p>
        )}
        {page.verifications.length === 0 ? null : <VerificationDocs />}
      </div>
    </section>
  );
}

/** Where the SBOM of a release is. */
export function SbomOfRelease({ page: { sbom, tracked, entry } }: PageProps) {
  return (
    <section className="release-section" aria-labelledby="sbom">
      <SectionHeading id="sbom">SBOM</SectionHeading>
      <div className="mt-1">
        <SbomSection sbom={sbom} componentId={tracked.component.id} tag={entry.release.tag} />
      </div>
    </section>
  );
}

/** Compares a release with another one, the one before it by default. */
export function CompareSection({ page: { tracked, entry, neighbours } }: PageProps) {
  return (
    <section className="release-section no-print" aria-labelledby="compare">
      <SectionHeading id="compare">Compare</SectionHeading>
      <div className="mt-2">
        <CompareForm
          componentId={tracked.component.id}
          entries={tracked.releases.entries}
          from={neighbours.older?.release.tag ?? ''}
          to={entry.release.tag}
        />
      </div>
      {tracked.component.id === 'kairos' ? (
        <p className="mt-3">
          <a className="control" href={upgradePath({ from: entry.release.tag })}>
            Upgrade from {entry.release.tag}
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** Every file of a release. */
export function FilesSection({ page, action }: ActionProps) {
  const { release } = page.entry;
  return (
    <section className="release-section" aria-labelledby="files">
      <SectionHeading id="files">All files</SectionHeading>
      <div className="mt-2">
        {page.snapshotNames === null ? (
          <AssetList
            action={action}
            arranged={page.arranged}
            text={page.fileText}
            isWhole={page.areAllFilesRequested}
            order={page.fileOrder}
            choices={page.choices}
            releaseUrl={release.url}
            unreadable={release.unreadableAssets}
          />
        ) : (
          <SnapshotNames names={page.snapshotNames} />
        )}
      </div>
    </section>
  );
}

function NoArtifacts({ page: { snapshotNames, arranged, entry } }: PageProps) {
  if (snapshotNames !== null) {
    return <p className="mt-1 text-soft">The files of this release are not loaded yet.</p>;
  }
  if (arranged.programs.length + arranged.rest.length > 0) {
    return (
      <p className="mt-1 text-soft">
        No images in this release.{' '}
        <a className="link" href="#files">
          See its files
        </a>
      </p>
    );
  }
  return (
    <p className="mt-1 text-soft">
      {entry.release.unreadableAssets === 0
        ? 'GitHub lists no files for this release.'
        : 'None of its files could be read.'}
    </p>
  );
}
