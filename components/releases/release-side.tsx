import { Fold } from '@/components/ui/fold';
import { VerificationDocs } from '@/components/verification/verification-docs';
import type { ReleasePageData } from '@/lib/site/model/release-pages';
import { upgradePath } from '@/lib/site/url/paths';

import { CompareForm } from './compare-form';
import { ComponentVersions } from './component-versions';
import { GetIt } from './get-it';
import { NeighbourLinks } from './neighbour-links';
import { SbomSection } from './sbom-section';
import { VerifyRelease } from './verify-release';

type ReleaseSideProps = {
  readonly page: ReleasePageData;
  /** The URL that shows another choice of an artifact. */
  readonly action: string;
};

/** What is beside the changelog of a release: its neighbours, its artifacts, how to check and compare it. */
export function ReleaseSide({ page, action }: ReleaseSideProps) {
  const { tracked, entry, arranged, neighbours } = page;
  const { component } = tracked;
  const { tag } = entry.release;
  return (
    <aside className="release-side" aria-label="About this release">
      <NeighbourLinks componentId={component.id} neighbours={neighbours} />
      <Fold title="Get it">
        {arranged.groups.length === 0 ? (
          <NoArtifacts page={page} />
        ) : (
          <GetIt
            action={action}
            facets={page.facets}
            groups={page.chosen}
            total={arranged.groups.length}
          />
        )}
      </Fold>
      {page.contents.length === 0 ? null : (
        <Fold title="Component versions">
          <ComponentVersions contents={page.contents} />
        </Fold>
      )}
      <Fold title="Verify">
        {page.snapshotNames === null ? (
          <VerifyRelease page={page} />
        ) : (
          <p className="text-soft">Its files have not been loaded yet, so no command is given.</p>
        )}
        {page.verifications.length === 0 ? null : <VerificationDocs />}
      </Fold>
      <Fold title="Bill of materials">
        <SbomSection sbom={page.sbom} componentId={component.id} tag={tag} />
      </Fold>
      {component.id === 'kairos' ? (
        <p>
          <a className="control" href={upgradePath({ from: tag })}>
            Upgrade from {tag}
          </a>
        </p>
      ) : null}
      <Fold title="Compare">
        <CompareForm
          componentId={component.id}
          entries={tracked.releases.entries}
          from={neighbours.older?.release.tag ?? ''}
          to={tag}
        />
      </Fold>
    </aside>
  );
}

function NoArtifacts({
  page: { snapshotNames, arranged, entry },
}: {
  readonly page: ReleasePageData;
}) {
  if (snapshotNames !== null)
    return <p className="text-soft">Its files have not been loaded yet.</p>;
  if (arranged.programs.length + arranged.rest.length > 0) {
    return (
      <p className="text-soft">
        This release carries no images. Its{' '}
        <a className="link" href="#files">
          files are listed below
        </a>
        .
      </p>
    );
  }
  return (
    <p className="text-soft">
      {entry.release.unreadableAssets === 0
        ? 'GitHub lists no files for this release.'
        : 'None of its files could be read.'}
    </p>
  );
}
