import type { Metadata } from 'next';

import { PageLink } from '@/components/ui/page-link';
import { paths } from '@/lib/site/url/paths';

export const metadata: Metadata = { title: 'Page not found' };

const PAGES = [
  [paths.matrix, 'Matrix', 'is my combination tested?'],
  [paths.releases, 'Releases', 'what changed, is it supported, what are the files?'],
  [paths.build, 'Build', 'image name and commands for a combination'],
  [paths.upgrade, 'Upgrade', 'what changes for a machine, and the next image'],
  [paths.sbom, 'SBOM', 'SBOM files of releases'],
  [paths.apiReference, 'API', 'the same as JSON'],
] as const;

export default function NotFound() {
  return (
    <section className="max-w-[72ch]">
      <h1 className="text-xl font-semibold tracking-tight">Page not found</h1>
      <p className="mt-2">This URL has no page. Decode a tag or a file name, or choose a page:</p>
      <form action={paths.decode} className="mt-3 flex flex-wrap items-end gap-3">
        <label className="max-w-full text-xs text-soft">
          <span className="block">Tag, file name or image reference</span>
          <input
            name="name"
            className="field w-80 max-w-full font-mono text-xs"
            placeholder="e.g. v4.2.0"
            autoComplete="off"
          />
        </label>
        <button type="submit" className="control">
          Decode
        </button>
      </form>
      <ul className="mt-4 flex flex-col gap-1">
        {PAGES.map(([path, title, says]) => (
          <li key={path}>
            <PageLink className="link" href={path}>
              {title}
            </PageLink>
            : {says}
          </li>
        ))}
      </ul>
    </section>
  );
}
