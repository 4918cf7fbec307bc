import { DocLink } from '@/components/ui/doc-link';
import { DOCUMENTATION } from '@/lib/names/catalog/documentation';

/** Where to get the tool of the commands, and upstream's own page on upgrades to signed images. */
export function VerificationDocs() {
  return (
    <p className="mt-4 max-w-[72ch] text-xs text-soft">
      The commands need <DocLink href={DOCUMENTATION.installCosign}>cosign</DocLink>. Kairos
      documents <DocLink href={DOCUMENTATION.verifyUpgrades}>upgrades with Kyverno</DocLink>; the
      policy on that page has the signer of releases before v2.4.0.
    </p>
  );
}
