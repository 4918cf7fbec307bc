import type { SigningIdentity, Verification } from './model';

type SignedCheck = Pick<Verification, 'id' | 'title' | 'command' | 'tool' | 'expected'> & {
  /** What to say in addition to the signer; empty for nothing. */
  readonly remark: string;
};

/** A check against a signer: evidence, note and source follow from how the signer was determined. */
export function signedCheck(
  { remark, ...check }: SignedCheck,
  { evidence, note, isDerived, source }: SigningIdentity,
): Verification {
  const derived = isDerived ? ' Inferred from the workflow files, not from a signature.' : '';
  return { ...check, standing: 'holds', evidence, note: `${note}${derived}${remark}`, source };
}
