import type { LoadedIdentity } from '@/lib/site/model/release-pages';

/** The signer of an artifact, as in a certificate of the release. */
export function Signer({ identity }: { readonly identity: LoadedIdentity }) {
  const facts = [
    ['Subject', identity.subjectAlternativeName],
    ['Issuer', identity.issuer],
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
