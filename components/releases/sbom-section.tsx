import { Command } from '@/components/ui/command';
import { formatBytes } from '@/lib/format/bytes';
import type { SbomDescription, SbomItem } from '@/lib/sbom/sbom-of';

/** Where the bill of materials of a release is, by its own files first. */
export function SbomSection({ sbom }: { readonly sbom: SbomDescription }) {
  return (
    <>
      <p className="max-w-[72ch]">{sbom.explanation}</p>
      {sbom.items.length === 0 ? null : (
        <ul className="mt-3 flex flex-col gap-2">
          {sbom.items.map((item, index) => (
            <li key={keyOf(item)}>
              <Item item={item} index={index} />
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

function Item({ item, index }: { readonly item: SbomItem; readonly index: number }) {
  if (item.kind === 'attestation') {
    return (
      <Command id={`sbom-${index}`} label="Copy command that reads the SBOM" text={item.command} />
    );
  }
  return (
    <span className="break-all">
      <a className="link font-mono text-xs" href={item.asset.url} rel="noopener">
        {item.asset.name}
      </a>{' '}
      <span className="text-xs text-soft">
        {formatBytes(item.asset.bytes)}
        {item.kind === 'archive'
          ? `, a tar archive that holds ${item.members.map(({ ending }) => ending).join(' and ')}`
          : ''}
      </span>
    </span>
  );
}
