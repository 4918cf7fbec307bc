import { asRoute } from '@/components/ui/as-route';
import { Command } from '@/components/ui/command';
import { PageLink } from '@/components/ui/page-link';
import { formatBytes } from '@/lib/base/format/bytes';
import type { SbomDescription, SbomItem } from '@/lib/releases/sbom/sbom-of';
import { imagePath, imageSbomPath, packagesPath } from '@/lib/site/url/image-urls';
import { sbomDownloadPath } from '@/lib/site/url/paths';

type SbomSectionProps = {
  readonly sbom: SbomDescription;
  readonly componentId: string;
  readonly tag: string;
};

/** Where the SBOM of a release is, by its own files first. */
export function SbomSection({ sbom, componentId, tag }: SbomSectionProps) {
  return (
    <>
      <p className="max-w-[72ch]">{sbom.explanation}</p>
      {sbom.items.length === 0 ? null : (
        <ul className="mt-3 flex flex-col gap-2">
          {sbom.items.map((item, index) => (
            <li key={keyOf(item)}>
              <Item item={item} index={index} componentId={componentId} tag={tag} />
            </li>
          ))}
        </ul>
      )}
      <a className="link mt-2 inline-block text-xs text-soft" href={sbom.source} rel="noopener">
        Source
      </a>
    </>
  );
}

function keyOf(item: SbomItem): string {
  return item.kind === 'attestation'
    ? item.imageReference
    : `${item.asset.name} ${item.kind === 'file' ? item.format : ''}`;
}

type ItemProps = Omit<SbomSectionProps, 'sbom'> & {
  readonly item: SbomItem;
  readonly index: number;
};

function Item({ item, index, componentId, tag }: ItemProps) {
  if (item.kind === 'attestation') {
    return (
      <>
        <p className="mb-1 flex flex-wrap gap-x-4">
          <PageLink className="link target" href={asRoute(imagePath(item.imageReference))}>
            Image in the registry
          </PageLink>
          <PageLink className="link target" href={asRoute(packagesPath(item.imageReference))}>
            Packages
          </PageLink>
          <a className="link target" download href={imageSbomPath(item.imageReference, null)}>
            Download .spdx.json
          </a>
        </p>
        <Command
          id={`sbom-${index}`}
          label="Copy command that reads the SBOM"
          text={item.command}
        />
      </>
    );
  }
  return (
    <span className="break-all">
      <a className="link font-mono text-xs" href={item.asset.url} rel="noopener">
        {item.asset.name}
      </a>{' '}
      <span className="text-xs text-soft">{formatBytes(item.asset.bytes)}</span>
      {item.kind === 'archive' ? (
        <span className="block text-xs text-soft">
          Files inside:{' '}
          {item.members.map(({ format, ending }, place) => (
            <span key={ending}>
              {place === 0 ? '' : ', '}
              <a
                className="link"
                download
                href={sbomDownloadPath(componentId, tag, {
                  asset: item.asset.name,
                  member: ending,
                })}
              >
                {format === 'spdx' ? 'SPDX' : 'Syft'} JSON
              </a>
            </span>
          ))}
        </span>
      ) : null}
    </span>
  );
}
