import type { TagPart } from '@/lib/build/form/tag-parts';

/** A tag taken apart: each part over its name. Read aloud, it is a list of names and parts. */
export function TagPartsView({ parts }: { readonly parts: readonly TagPart[] }) {
  return (
    <dl className="tag-parts">
      {parts.map(({ field, label, separator, text }) => (
        <div key={`${field} ${label}`}>
          <dt>{label}</dt>
          <dd>
            <span aria-hidden="true" className="text-soft">
              {separator}
            </span>
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}
