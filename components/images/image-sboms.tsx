import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { formatBytes } from '@/lib/base/format/bytes';
import { NOTATION_WORDS } from '@/lib/evidence/image-packages/model';
import type { ImagePageData, ListedSbom, ShownPlatform } from '@/lib/site/model/image-page';
import { exactReference, imageSbomPath, packagesPath } from '@/lib/site/url/image-urls';

/** The SBOM of each image of a reference: its packages, its download, or why there is none. */
export function ImageSboms({ page }: { readonly page: ImagePageData }) {
  const { platforms, sbomRule, content } = page;
  const hasAny = platforms.some(({ sboms }) => sboms.length > 0);
  return (
    <section aria-labelledby="sbom" className="mt-8">
      <h2 id="sbom" className="text-lg font-semibold">
        SBOM
      </h2>
      {hasAny ? (
        <ul className="mt-2 flex flex-col gap-3">
          {platforms.map((platform) => (
            <li key={platform.image.digest}>
              <OfPlatform page={page} platform={platform} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-1 max-w-[72ch]">
          {(content?.value ?? null) === null
            ? 'The image was not read yet, so its attestations are unknown.'
            : 'Nothing in the registry is listed as the SBOM of this image.'}
        </p>
      )}
      {sbomRule === null ? null : (
        <p className="mt-2 max-w-[72ch] text-soft">
          {sbomRule.explanation}{' '}
          <a className="link text-xs" href={sbomRule.source} rel="noopener">
            Source
          </a>
        </p>
      )}
    </section>
  );
}

type OfPlatformProps = { readonly page: ImagePageData; readonly platform: ShownPlatform };

function OfPlatform({ page, platform }: OfPlatformProps) {
  const { name, sboms } = platform;
  if (sboms.length === 0) {
    return (
      <p>
        <span className="font-semibold">{name}</span>: no SBOM is listed for this image.
      </p>
    );
  }
  return (
    <>
      {sboms.map((listed) => (
        <OneSbom
          key={`${listed.statement.manifest} ${listed.statement.digest}`}
          page={page}
          platform={platform}
          listed={listed}
        />
      ))}
    </>
  );
}

type OneSbomProps = OfPlatformProps & { readonly listed: ListedSbom };

function OneSbom({ page, platform, listed: { statement, sbom } }: OneSbomProps) {
  const several = page.platforms.length > 1 ? platform.name : null;
  const reference = exactReference(page);
  const isShown = sbom === null || (sbom.kind === 'read' && sbom.binding === 'subject');
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className="font-semibold">{platform.name}</span>
        <span className="text-soft tabular-nums">{factsOf(sbom, statement.bytes)}</span>
        {isShown ? (
          <>
            <PageLink className="link" href={asRoute(packagesPath(reference, several))}>
              Packages
            </PageLink>
            <a className="link" download href={imageSbomPath(reference, several)}>
              Download .spdx.json
            </a>
          </>
        ) : null}
      </p>
      <p className="max-w-[72ch] text-xs text-soft">{bindingWords(sbom)}</p>
    </div>
  );
}

function factsOf(sbom: ListedSbom['sbom'], bytes: number): string {
  if (sbom === null || sbom.kind === 'unreadable') return formatBytes(bytes);
  const { notation, notationVersion, packages, tools } = sbom;
  return [
    `${NOTATION_WORDS[notation]} ${notationVersion}`.trim(),
    `${packages.toLocaleString('en')} packages`,
    formatBytes(bytes),
    ...(tools[0] === undefined ? [] : [`made by ${tools[0].replace(/^Tool: /, '')}`]),
  ].join(', ');
}

function bindingWords(sbom: ListedSbom['sbom']): string {
  if (sbom === null) {
    return 'The index lists it for this image. Its own subject is checked when its packages are read.';
  }
  if (sbom.kind === 'unreadable') return `It cannot be read. ${sbom.reason}`;
  switch (sbom.binding) {
    case 'subject':
      return 'Its statement is about the digest of this image.';
    case 'other-subject':
      return 'Not shown as the SBOM of this image: its statement is about another digest.';
    case 'claim':
    case 'none':
      return 'Not shown as the SBOM of this image: it is not a statement about a digest, so it proves nothing about this image.';
  }
}
