import type { ReleasePageData } from '@/lib/site/model/release-pages';
import { releasePath } from '@/lib/site/url/paths';

import { Breadcrumb } from './breadcrumb';
import { ComponentsOfRelease } from './components-of-release';
import { KnownDefects } from './known-defects';
import { NeighbourLinks } from './neighbour-links';
import { ReleaseFacts } from './release-facts';
import { ReleaseNotices } from './release-notices';
import {
  CompareSection,
  DownloadSection,
  FilesSection,
  NotesSection,
  SbomOfRelease,
  VerifySection,
} from './release-sections';
import { SectionLinks } from './section-links';

/** A release in sections: known defects, notes, downloads, verification, SBOM, comparison and files. */
export function ReleasePageView({ page }: { readonly page: ReleasePageData }) {
  const { tracked, entry, neighbours, defects } = page;
  const { component } = tracked;
  const { release } = entry;
  const action = releasePath(component.id, release.tag);
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <Breadcrumb component={component} />
        <NeighbourLinks componentId={component.id} neighbours={neighbours} />
      </div>
      <h1 className="text-xl font-semibold tracking-tight">
        {component.title} <span className="font-mono break-words">{release.tag}</span>
      </h1>
      <ReleaseFacts page={page} />
      <ReleaseNotices tracked={tracked} />
      <SectionLinks hasDefects={defects.length > 0} hasComponents={page.contents.length > 0} />
      <div className="release-page">
        <div className="release-main">
          {defects.length === 0 ? null : <KnownDefects defects={defects} />}
          <NotesSection page={page} />
          <DownloadSection page={page} action={action} />
          <VerifySection page={page} />
          <SbomOfRelease page={page} />
          <CompareSection page={page} />
          <FilesSection page={page} action={action} />
        </div>
        <ComponentsOfRelease contents={page.contents} />
      </div>
    </>
  );
}
