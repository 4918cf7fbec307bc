import { DocLink } from '@/components/ui/doc-link';
import { DOCUMENTATION } from '@/lib/names/catalog/documentation';

/** What a version of Kairos promises and what it does not, as upstream's documentation states it. */
export function VersioningPolicy() {
  return (
    <ul className="mt-2 flex list-disc flex-col gap-1 pl-5">
      <li>
        Versions follow{' '}
        <DocLink href={DOCUMENTATION.semanticVersioning}>Semantic Versioning</DocLink>. A version
        says what changed in the components of Kairos, not in the packages of the operating system.
      </li>
      <li>
        A patch comes sooner than planned for a severe bug in Kairos or in the operating system,
        e.g. a CVE of high severity.
      </li>
      <li>
        An upgrade in place from one major version to the next is attempted, and not guaranteed.
      </li>
      <li>
        A flavor is pinned to a branch of its distribution, e.g. openSUSE to Leap 15.6. A newer
        branch is a new flavor release.
      </li>
      <li>
        A release has the latest patch of each of the latest three minor versions of k3s (
        <DocLink href={DOCUMENTATION.namingConvention}>K3s version policy</DocLink>), so not every
        version of k3s is shipped.
      </li>
      <li>
        For packages of another version or a fix of a CVE before the next release,{' '}
        <DocLink href={DOCUMENTATION.customizing}>customize the image</DocLink>.
      </li>
    </ul>
  );
}
