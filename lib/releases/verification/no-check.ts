import type { Verification } from './model';

const DOCUMENTATION = 'https://kairos.io/docs/installation/check-the-signatures/';

type NoCheck = Pick<Verification, 'id' | 'title' | 'note'> & {
  /** `unknown`: nothing to check, or unknown how. `not-for-this-release`: it certainly does not exist. */
  readonly standing?: Exclude<Verification['standing'], 'holds'>;
  readonly source?: string;
};

/** A check that is not possible; its note says why. */
export function noCheck({
  id,
  title,
  note,
  standing = 'unknown',
  source = DOCUMENTATION,
}: NoCheck): Verification {
  return {
    id,
    title,
    standing,
    command: null,
    tool: null,
    evidence: 'rule',
    note,
    source,
    expected: '',
  };
}
