import { DocLink } from '@/components/ui/doc-link';
import { DOCUMENTATION } from '@/lib/names/catalog/documentation';

/** The pattern of today's tags in words, with upstream's page on it. */
export function NamingPattern() {
  return (
    <p className="mt-3 max-w-[72ch] text-xs text-soft">
      Since v3.5.0 an image is <code className="font-mono">registry/organization/flavor</code> with
      a tag of these parts, joined by dashes: flavor release, variant (core or standard),
      architecture, board (“device” in the documentation, generic for none) and Kairos version; of a
      standard image also the Kubernetes distribution and its version, with a dash for the plus
      sign; then <code className="font-mono">uki</code> for trusted boot or{' '}
      <code className="font-mono">img</code> for a raw disk. Earlier releases have other patterns,
      which are applied by version. See the{' '}
      <DocLink href={DOCUMENTATION.namingConvention}>Artifact Naming Convention</DocLink>.
    </p>
  );
}
