import { Command } from '@/components/ui/command';
import type { KyvernoAdvice, KyvernoPolicy } from '@/lib/releases/verification/kyverno-advice';

/** Kyverno policies by which a cluster upgrades only to signed images of a release, or why there is none. */
export function KyvernoSection({ advice }: { readonly advice: KyvernoAdvice }) {
  return (
    <div className="mt-4">
      <h3 className="font-semibold">Kyverno policy for upgrades</h3>
      {advice.kind === 'none' ? (
        <p className="mt-1 max-w-[72ch] text-soft">{advice.reason}</p>
      ) : (
        <>
          <p className="mt-1 max-w-[72ch] text-soft">{advice.admits}</p>
          <p className="mt-1 max-w-[72ch] text-soft">{advice.beforeUpgrade}</p>
          {advice.policies.map((policy, index) => (
            <Policy key={policy.kind} policy={policy} isOpen={index === 0} />
          ))}
        </>
      )}
    </div>
  );
}

type PolicyProps = { readonly policy: KyvernoPolicy; readonly isOpen: boolean };

function Policy({ policy: { kind, versions, note, yaml, source }, isOpen }: PolicyProps) {
  return (
    <details className="mt-2" open={isOpen}>
      <summary className="cursor-pointer">
        {kind} <span className="text-soft">for {versions}</span>
      </summary>
      <p className="mt-1 max-w-[72ch] text-soft">
        {note}{' '}
        <a className="link" href={source} rel="noopener">
          Kyverno’s documentation
        </a>
      </p>
      <div className="mt-2">
        <Command id={`kyverno-${kind}`} label={`Copy Kyverno policy: ${kind}`} text={yaml} />
      </div>
    </details>
  );
}
