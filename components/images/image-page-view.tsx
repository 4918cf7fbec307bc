import { Evidence } from '@/components/builder/evidence';
import { DefectList } from '@/components/decoder/defect-list';
import { FindingExistence } from '@/components/decoder/finding-existence';
import { FindingLeads } from '@/components/decoder/finding-leads';
import { Remarks } from '@/components/decoder/remarks';
import { asRoute } from '@/components/ui/as-route';
import { CopyButton } from '@/components/ui/copy-button.client';
import { PageLink } from '@/components/ui/page-link';
import { describeRegistryState } from '@/lib/releases/images/describe-state';
import type { ImagePageData } from '@/lib/site/model/image-page';
import { imageTwinPath } from '@/lib/site/url/image-urls';
import { paths } from '@/lib/site/url/paths';

import { ImageChain } from './image-chain';
import { ImageCommands } from './image-commands';
import { ImageFacts } from './image-facts';
import { ImageLabels } from './image-labels';
import { ImageProvenance } from './image-provenance';
import { ImageSboms } from './image-sboms';
import { ImageSignatures } from './image-signatures';
import { StatePanel } from './state-panel';
import { TagHistory } from './tag-history';

/** An image: whether it exists, what it is and contains, who signed and built it, and the commands for it. */
export function ImagePageView({ page }: { readonly page: ImagePageData }) {
  const { name, reference, state, tag, content, explained, permalink } = page;
  const failure = tag?.failure ?? content?.failure ?? null;
  const value = tag?.value ?? null;
  const words = describeRegistryState({ reference, state, tag: value, failure });
  return (
    <>
      <p className="text-xs text-soft">Container image</p>
      <h1 className="font-mono text-lg font-semibold break-all">{name}</h1>
      {explained === null ? null : <p className="mt-1">{explained.title}</p>}
      <p className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-xs text-soft">
        <a className="link" href={imageTwinPath(paths.imageJson, name)}>
          JSON
        </a>
        <a className="link" href={imageTwinPath(paths.imageMarkdown, name)}>
          Markdown
        </a>
        <span className="scripted inline-flex items-baseline gap-2">
          <span id="permalink" className="sr-only">
            {permalink}
          </span>
          <CopyButton text={permalink} label="Copy link" shownIn="permalink" />
        </span>
      </p>
      <StatePanel page={page} words={words} />
      <ImageFacts page={page} />
      {value === null ? null : <TagHistory tag={value} reference={reference} />}
      <ByName page={page} />
      {state === 'missing' ? <Elsewhere /> : <OfContent page={page} />}
      <ImageCommands page={page} />
      <ImageLabels page={page} />
    </>
  );
}

/** Where to go from an image that does not exist. */
function Elsewhere() {
  return (
    <p className="mt-4">
      <PageLink className="link" href={asRoute(paths.images)}>
        Images of recent releases
      </PageLink>
    </p>
  );
}

/** What the registry has about the image, which it may not have sent yet. */
function OfContent({ page }: { readonly page: ImagePageData }) {
  return (
    <>
      <ImageSignatures page={page} />
      <ImageSboms page={page} />
      <ImageChain page={page} />
      <ImageProvenance page={page} />
    </>
  );
}

/** What follows from the name: its release, its support, what is newer, and whether the combination is tested. */
function ByName({ page: { explained, builder, state } }: { readonly page: ImagePageData }) {
  if (explained === null) return null;
  const { leads, links, finding } = explained;
  // The state of the image says the same, first on the page.
  const isSaid = state === 'exists' && leads.existence?.state === 'exists';
  const built = builder?.built ?? null;
  return (
    <section aria-labelledby="release" className="mt-8">
      <h2 id="release" className="text-lg font-semibold">
        Release and tests
      </h2>
      {isSaid ? null : <FindingExistence existence={leads.existence} />}
      <FindingLeads leads={leads} links={{ ...links, image: null }} id="image" />
      <DefectList defects={leads.defects} />
      {builder === null || built === null ? null : (
        <div className="mt-4 max-w-[90ch]">
          <Evidence page={builder} built={built} />
        </div>
      )}
      <Remarks remarks={finding.remarks} />
    </section>
  );
}
