import { Command } from '@/components/ui/command';
import type { Verification, VerificationStanding } from '@/lib/releases/verification/model';

const STANDINGS: Readonly<Record<VerificationStanding, string>> = {
  holds: 'for this release',
  'not-for-this-release': 'not for this release',
  unknown: 'not known',
};

/** The ways to check a release, each with what it rests on and what is seen when it passes. */
export function VerificationSection({
  verifications,
}: {
  readonly verifications: readonly Verification[];
}) {
  return (
    <ol className="flex flex-col gap-5">
      {verifications.map((verification, index) => (
        <li key={`${verification.id} ${verification.command ?? verification.title}`}>
          <h3 className="font-semibold">
            {verification.title}{' '}
            <span className="font-normal text-soft">
              {STANDINGS[verification.standing]}
              {verification.command === null || verification.standing !== 'holds'
                ? ''
                : `, ${verification.evidence === 'certificate' ? 'read from the release’s certificate' : 'by the rule of its time'}`}
            </span>
          </h3>
          {verification.note === '' ? null : (
            <p className="mt-1 max-w-[72ch] text-soft">{verification.note}</p>
          )}
          {verification.command === null ? null : (
            <div className="mt-2">
              <Command
                id={`verify-${index}`}
                label={`Copy command: ${verification.title}`}
                text={verification.command}
              />
            </div>
          )}
          {verification.expected === '' ? null : (
            <p className="mt-1 text-xs text-soft">When it passes: {verification.expected}</p>
          )}
          <a className="link text-xs text-soft" href={verification.source} rel="noopener">
            Source
          </a>
        </li>
      ))}
    </ol>
  );
}
