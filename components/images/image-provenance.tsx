import type { ReadProvenance } from '@/lib/evidence/image-packages/read-provenance';
import type { ImagePageData } from '@/lib/site/model/image-page';

/** Who built the images and of what, as BuildKit attests it; null where nothing of the kind is listed. */
export function ImageProvenance({ page: { platforms } }: { readonly page: ImagePageData }) {
  const listed = platforms.filter(({ provenance }) => provenance !== null);
  if (listed.length === 0) return null;
  return (
    <section aria-labelledby="provenance" className="mt-8">
      <h2 id="provenance" className="text-lg font-semibold">
        Provenance
      </h2>
      <p className="mt-1 max-w-[72ch] text-soft">
        What BuildKit states about the build. The statement itself is not signed: it is as authentic
        as the index that lists it.
      </p>
      {listed.map(({ name, provenance, image }) => (
        <div key={image.digest} className="mt-3">
          <h3 className="text-sm font-semibold">{name}</h3>
          <Facts read={provenance?.read ?? null} />
        </div>
      ))}
    </section>
  );
}

function Facts({ read }: { readonly read: ReadProvenance | null }) {
  if (read === null) {
    return <p className="text-soft">Not read, or its subject is another image.</p>;
  }
  const { builder, buildType, source, commit, materials } = read;
  const rows = [
    ['Builder', builder],
    ['Source', source],
    ['Commit', commit],
    ['Build type', buildType],
    ...materials.map(({ uri, digest }) => ['Built of', [uri, digest].filter(Boolean).join(' ')]),
  ] as const;
  return (
    <dl className="mt-1 grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
      {rows.map(([name, value]) =>
        value === null || value === undefined ? null : (
          <div key={`${name} ${value}`} className="contents">
            <dt className="text-xs text-soft">{name}</dt>
            <dd className="font-mono text-xs break-all">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
