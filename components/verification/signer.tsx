import type { LoadedIdentity } from '@/lib/site/model/release-pages';

/** Who signed an artifact, as the release's own certificate says. */
export function Signer({ identity }: { readonly identity: LoadedIdentity }) {
  const facts = [
    ['Signed by', identity.subjectAlternativeName],
    ['Vouched for by', identity.issuer],
    ['Workflow', identity.workflow],
    ['Commit', identity.commit],
    ['Run', identity.runUrl],
  ] as const;
  return (
    <details className="mb-4 text-xs">
      <summary className="cursor-pointer text-soft">
        Signer, read from <span className="font-mono break-all">{identity.assetName}</span>
      </summary>
      <dl className="mt-1">
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label} className="mt-1">
              <dt className="text-soft">{label}</dt>
              <dd className="font-mono break-all">{value}</dd>
            </div>
          ),
        )}
      </dl>
    </details>
  );
}
