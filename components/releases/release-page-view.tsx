import { formatDay } from '@/lib/base/format/dates';
import type { ReleasePageData } from '@/lib/site/model/release-pages';
import { releasePath } from '@/lib/site/url/paths';

import { AssetList } from './asset-list';
import { Breadcrumb } from './breadcrumb';
import { ReleaseFacts } from './release-facts';
import { ReleaseNotes } from './release-notes';
import { ReleaseNotices } from './release-notices';
import { ReleaseSide } from './release-side';
import { SnapshotNames } from './snapshot-names';

/** A release: its changelog, and beside it what it is, its files, its bill of materials and how to check it. */
export function ReleasePageView({ page }: { readonly page: ReleasePageData }) {
  const { tracked, entry, now } = page;
  const { component } = tracked;
  const { release } = entry;
  const action = releasePath(component.id, release.tag);
  return (
    <>
      <Breadcrumb component={component} />
      <h1 className="text-xl font-semibold tracking-tight">
        {component.title} <span className="font-mono">{release.tag}</span>
      </h1>
      <ReleaseFacts page={page} />
      <ReleaseNotices tracked={tracked} />
      <div className="release-page mt-6">
        <ReleaseSide page={page} action={action} />
        <Changelog page={page} />
        <Files page={page} action={action} />
      </div>
      <p className="sr-only">
        Data as of <time dateTime={now}>{formatDay(now)}</time>
      </p>
    </>
  );
}

function Changelog({ page: { entry, notes } }: { readonly page: ReleasePageData }) {
  const { title, tag } = entry.release;
  return (
    <article className="release-main" aria-labelledby="notes-title">
      <h2 id="notes-title" className="mb-3 text-lg font-semibold">
        {title !== null && title !== tag ? title : 'What changed'}
      </h2>
      {notes === null ? (
        <p className="text-soft">The notes of this release are not known yet.</p>
      ) : (
        <ReleaseNotes notes={notes} of={tag} />
      )}
    </article>
  );
}

type FilesProps = { readonly page: ReleasePageData; readonly action: string };

function Files({ page, action }: FilesProps) {
  const { release } = page.entry;
  return (
    <section className="release-main" aria-labelledby="files">
      <h2 id="files" className="mb-2 text-lg font-semibold">
        All files
      </h2>
      {page.snapshotNames === null ? (
        <AssetList
          action={action}
          arranged={page.arranged}
          text={page.fileText}
          isWhole={page.areAllFilesAsked}
          choices={page.choices}
          releaseUrl={release.url}
          unreadable={release.unreadableAssets}
        />
      ) : (
        <SnapshotNames names={page.snapshotNames} />
      )}
    </section>
  );
}
