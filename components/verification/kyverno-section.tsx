import { Command } from '@/components/ui/command';

/** A Kyverno policy that lets a cluster upgrade to signed images only. */
export function KyvernoSection({ policy }: { readonly policy: string }) {
  return (
    <div className="mt-4">
      <h3 className="font-semibold">A Kyverno policy for upgrades</h3>
      <p className="mt-1 text-soft">
        Lets a cluster start only images that the same identity signed.{' '}
        <a
          className="link"
          href="https://kyverno.io/docs/policy-types/cluster-policy/verify-images/sigstore/"
          rel="noopener"
        >
          Kyverno’s documentation
        </a>
      </p>
      <div className="mt-2">
        <Command id="kyverno" label="Copy Kyverno policy" text={policy} />
      </div>
    </div>
  );
}
