import type { SignatureReport } from '@/lib/evidence/signatures/signature-report';
import { verdictFacts } from '@/lib/evidence/signatures/verdict-facts';

/** What this site verified: the verdict of each signature, and the facts in it. */
export function SignatureReports({ reports }: { readonly reports: readonly SignatureReport[] }) {
  if (reports.length === 0) return null;
  return (
    <div className="mb-4">
      <h3 className="font-semibold">Signatures, checked by this site</h3>
      <ul className="mt-1 flex flex-col gap-3">
        {reports.map((report) => (
          <li key={report.of}>
            <Report report={report} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether a report shows who signed: only a signature that is good proves it. */
export function hasSigner({ verdict }: SignatureReport): boolean {
  return 'signedAt' in verdict;
}

const SUBJECTS: Readonly<Record<SignatureReport['of'], string>> = {
  'checksum-file': 'Checksum file',
  image: 'Image',
  'image-attestation': 'SBOM attestation of the image',
};

function Report({ report }: { readonly report: SignatureReport }) {
  const { of, subject, words, checksum, root } = report;
  const facts = verdictFacts(report.verdict);
  return (
    <>
      <p>
        <span className={TONES[words.tone]}>{words.title}</span>
        <span className="text-soft"> · {SUBJECTS[of]}</span>{' '}
        <span className="font-mono text-xs break-all text-soft">{subject}</span>
      </p>
      <p className="mt-1 max-w-[72ch] text-soft">{words.meaning}</p>
      {checksum === null ? null : <p className="mt-1 max-w-[72ch] text-soft">{checksum}</p>}
      {facts.length === 0 ? null : (
        <details className="mt-1 text-xs">
          <summary className="cursor-pointer text-soft">Signer and log</summary>
          <dl className="mt-1">
            {facts.map(([label, value]) => (
              <div key={label} className="mt-1">
                <dt className="text-soft">{label}</dt>
                <dd className="font-mono break-all">{value}</dd>
              </div>
            ))}
            <div className="mt-1">
              <dt className="text-soft">Trusted root of Sigstore</dt>
              <dd>copied on {root.copiedOn}</dd>
            </div>
          </dl>
        </details>
      )}
    </>
  );
}

/** Green and red are only for results of jobs. */
const TONES = {
  good: 'font-semibold',
  bad: 'font-semibold text-warn',
  open: 'font-semibold',
} as const;
