import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { formatDay } from '@/lib/base/format/dates';
import type { RegistryState } from '@/lib/releases/images/registry-state';
import type { ImagesPageData, ListedImage } from '@/lib/site/model/images-page';
import { imagePath } from '@/lib/site/url/image-urls';
import { paths, releasePath } from '@/lib/site/url/paths';

import { DigestLink } from './digest-link';

/** Images of a repository that are shown from the start; the rest opens on demand. */
const SHOWN = 8;

/** The images that this site reads on its own, by repository, and a field for any other. */
export function ImagesView({ page: { repositories } }: { readonly page: ImagesPageData }) {
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">Images</h1>
      <p className="mt-1 max-w-[72ch]">
        The page of an image has its digest, platforms, signature, SBOM, packages and the commands
        for exactly this image. Listed are the images of recent releases; other images of Kairos are
        read when they are opened.
      </p>
      <form
        action={paths.decode}
        method="get"
        className="no-print mt-5 flex flex-wrap items-end gap-3 border-y border-line py-4"
      >
        <label className="min-w-0 max-w-xl grow basis-72">
          <span className="block text-xs text-soft">Reference of an image</span>
          <input
            className="field w-full"
            name="name"
            required
            maxLength={600}
            placeholder="quay.io/kairos/hadron:…"
          />
        </label>
        <button type="submit" className="control">
          Decode
        </button>
      </form>
      {repositories.length === 0 ? (
        <p className="mt-6 text-soft">
          No image is listed: the releases of Kairos have not been loaded yet, or no registry is
          configured.
        </p>
      ) : (
        repositories.map(({ name, images }) => (
          <Repository key={name} name={name} images={images} />
        ))
      )}
    </>
  );
}

type RepositoryProps = { readonly name: string; readonly images: readonly ListedImage[] };

function Repository({ name, images }: RepositoryProps) {
  const id = name.replaceAll('/', '-');
  const earlier = images.slice(SHOWN);
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="font-mono text-base font-semibold break-all">
        {name}
      </h2>
      <Table name={name} images={images.slice(0, SHOWN)} />
      {earlier.length === 0 ? null : (
        <details className="mt-2">
          <summary className="cursor-pointer text-soft">
            {earlier.length} more of earlier releases
          </summary>
          <Table name={`${name}, earlier releases`} images={earlier} />
        </details>
      )}
    </section>
  );
}

function Table({ name, images }: RepositoryProps) {
  return (
    <table className="status-table mt-2">
      <caption className="sr-only">Images of {name}</caption>
      <thead>
        <tr>
          <th scope="col">Tag</th>
          <th scope="col">Release</th>
          <th scope="col">Registry</th>
          <th scope="col">Digest</th>
          <th scope="col">Pushed</th>
        </tr>
      </thead>
      <tbody>
        {images.map((image) => (
          <Row key={image.reference} image={image} />
        ))}
      </tbody>
    </table>
  );
}

const STATES: Readonly<Record<RegistryState, string>> = {
  exists: 'exists',
  deleted: 'deleted',
  gone: 'gone',
  missing: 'does not exist',
  unknown: 'not read yet',
};

function Row({ image }: { readonly image: ListedImage }) {
  const { reference, tag, release, state, digest, pushedAt } = image;
  return (
    <tr>
      <th scope="row">
        <PageLink className="link font-mono text-xs break-all" href={asRoute(imagePath(reference))}>
          {tag}
        </PageLink>
      </th>
      <td data-label="Release">
        <PageLink className="link" href={asRoute(releasePath('kairos', release))}>
          {release}
        </PageLink>
      </td>
      <td data-label="Registry">{STATES[state]}</td>
      <td data-label="Digest">
        {digest === null ? '—' : <DigestLink digest={digest} href={null} />}
      </td>
      <td data-label="Pushed">
        {pushedAt === null ? '—' : <time dateTime={pushedAt}>{formatDay(pushedAt)}</time>}
      </td>
    </tr>
  );
}
