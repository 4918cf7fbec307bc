import type { SbomDescription, SbomItem } from '@/lib/releases/sbom/sbom-of';
import { sbomDownloadPath } from '@/lib/site/url/paths';

type Place = { readonly componentId: string; readonly tag: string; readonly origin: string };

type FileSbom = SbomItem & { readonly kind: 'file' };
type ArchivedSbom = SbomItem & { readonly kind: 'archive' };
type AttestedSbom = SbomItem & { readonly kind: 'attestation' };

type SbomItemResponse =
  | ReturnType<typeof fileItem>
  | ReturnType<typeof memberItem>
  | ReturnType<typeof attestationItem>;

/** Shapes where the SBOMs of a release are: each file, each member of an archive, or the attestation. */
export function sbomResponse({ state, items, explanation, source }: SbomDescription, place: Place) {
  return { state, items: items.flatMap((item) => itemsOf(item, place)), explanation, source };
}

function itemsOf(item: SbomItem, place: Place): readonly SbomItemResponse[] {
  switch (item.kind) {
    case 'file':
      return [fileItem(item)];
    case 'archive':
      return item.members.map((member) => memberItem(item, member, place));
    case 'attestation':
      return [attestationItem(item)];
  }
}

function fileItem({ kind, format, subject, asset }: FileSbom) {
  return { kind, format, subject, name: asset.name, url: asset.url };
}

function memberItem(
  { kind, subject, asset }: ArchivedSbom,
  { format, ending }: ArchivedSbom['members'][number],
  { componentId, tag, origin }: Place,
) {
  const path = sbomDownloadPath(componentId, tag, { asset: asset.name, member: ending });
  return {
    kind,
    format,
    subject,
    name: asset.name,
    url: asset.url,
    member: ending,
    memberUrl: `${origin}${path}`,
  };
}

function attestationItem({ kind, imageReference, command }: AttestedSbom) {
  return { kind, imageReference, command };
}
