import type { Decoded } from '@/lib/names/artifacts/decoded';
import { fileKindWords } from '@/lib/names/artifacts/describe-decoded';
import { ERAS } from '@/lib/names/artifacts/eras';

/** The parts that a name states, and the scheme it follows. */
export function FindingParts({ decoded }: { readonly decoded: Decoded }) {
  const stated = rowsOf(decoded).filter(([, value]) => value !== null && value !== '');
  if (stated.length === 0) return null;
  return (
    <dl className="decoded">
      {stated.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function rowsOf({
  parts,
  era,
  base,
  fileKind,
}: Decoded): readonly (readonly [string, string | null])[] {
  const { kubernetes, ext } = parts;
  const software = kubernetes === null ? null : `${kubernetes.distro} ${kubernetes.version ?? ''}`;
  return [
    ['Base image', base],
    ['Registry', parts.registry],
    ['Repository', parts.repository],
    ['Custom prefix', parts.customPrefix],
    ['Flavor', parts.flavor],
    ['Flavor release', parts.flavorRelease],
    ['Variant', parts.variant],
    ['Architecture', parts.arch],
    ['Board', parts.model],
    ['Version', parts.version],
    ['Branch', parts.branch],
    ['Commit', parts.commit],
    ['Kubernetes', software?.trim() ?? null],
    ['Custom suffix', parts.customSuffix],
    ['Trusted boot', parts.trustedBoot ? 'yes' : null],
    ['File type', fileKind === null ? null : `${fileKindWords(fileKind)} (${ext ?? ''})`],
    ['Digest', parts.digest],
    ['Attached', parts.attachment],
    ['Naming scheme', era === null ? null : ERAS[era].title],
  ];
}
