import { SectionHeading } from '@/components/ui/section-heading';
import type { ReleasePageData } from '@/lib/site/model/release-pages';

import { ComponentVersions } from './component-versions';
import { NotesContents } from './notes-contents';

/**
 * What a release contains, and the contents of its notes: next to the sections on a wide screen, before them
 * on a phone.
 */
export function ReleaseAside({ page }: { readonly page: ReleasePageData }) {
  const { contents, notes, entry } = page;
  return (
    <div className="release-aside">
      {contents.length === 0 ? null : (
        <section aria-labelledby="components">
          <SectionHeading id="components" isSmall>
            Component versions
          </SectionHeading>
          <ComponentVersions contents={contents} />
        </section>
      )}
      {notes === null ? null : <NotesContents notes={notes} of={entry.release.tag} />}
    </div>
  );
}
