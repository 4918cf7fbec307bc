import { SectionHeading } from '@/components/ui/section-heading';
import type { LinkedProgram } from '@/lib/site/model/release-pages';

import { ComponentVersions } from './component-versions';

/** What a release contains: next to its sections on a wide screen, after them on a phone. */
export function ComponentsOfRelease({ contents }: { readonly contents: readonly LinkedProgram[] }) {
  if (contents.length === 0) return null;
  return (
    <section className="release-components" aria-labelledby="components">
      <SectionHeading id="components" isSmall>
        Component versions
      </SectionHeading>
      <ComponentVersions contents={contents} />
    </section>
  );
}
