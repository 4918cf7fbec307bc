import type { Selection } from '@/lib/base/filter/model';
import { findComponent } from '@/lib/names/catalog/find-component';

/** Titles the list of SBOMs by what it selects, so that tabs and bookmarks are distinct. */
export function sbomTitle({ text, choices }: Selection): string {
  const chosen = [...choices].flatMap(([key, values]) =>
    key === 'component' ? values.map((id) => findComponent(id)?.title ?? id) : values,
  );
  return ['SBOMs', ...(text === '' ? [] : [`“${text}”`]), ...chosen].join(' · ');
}
