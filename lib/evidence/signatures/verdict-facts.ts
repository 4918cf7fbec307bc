import type { SignatureVerdict } from './model';

/** What a verdict proves about who signed, where it is recorded and when, by label; empty unless the signature is good. */
export function verdictFacts(verdict: SignatureVerdict): readonly (readonly [string, string])[] {
  if (!('signedAt' in verdict)) return [];
  const { certificate, log, signedAt } = verdict;
  const rows: readonly (readonly [string, string | null])[] = [
    ['Identity', certificate.subjectAlternativeName],
    ['Issuer', certificate.issuer],
    ['Workflow', certificate.workflow],
    ['Repository of the run', certificate.repository],
    ['Commit', certificate.commit],
    ['Run', certificate.runUrl],
    ['Transparency log', log?.log ?? null],
    ['Log index', log?.index ?? null],
    ['Signed at', signedAt],
  ];
  return rows.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]));
}
