import { Command } from '@/components/ui/command';
import type { Verification } from '@/lib/releases/verification/model';

import { FailingCommands } from './failing-commands';

/** The checks of a release, each with its evidence and expected output, then the documented commands that fail. */
export function VerificationSection({
  verifications,
}: {
  readonly verifications: readonly Verification[];
}) {
  const checks = verifications.filter((verification) => !isFailing(verification));
  const failing = verifications.filter(isFailing);
  return (
    <>
      <ol className="flex flex-col gap-5">
        {checks.map((check) => (
          <li key={check.id}>
            <Check check={check} />
          </li>
        ))}
      </ol>
      {failing.length === 0 ? null : <FailingCommands failing={failing} />}
    </>
  );
}

function isFailing({ standing, command }: Verification): boolean {
  return standing !== 'holds' && command !== null;
}

function Check({ check }: { readonly check: Verification }) {
  const { id, title, command, tool, note, expected, source } = check;
  return (
    <>
      <h3 className="font-semibold wrap-anywhere">
        {title} <span className="font-normal text-soft">{badgeOf(check)}</span>
      </h3>
      {note === '' ? null : <p className="mt-1 max-w-[72ch] text-soft">{note}</p>}
      {command === null ? null : (
        <div className="mt-2">
          <Command id={`verify-${id}`} label={`Copy command: ${title}`} text={command} />
        </div>
      )}
      {tool === null ? null : <p className="mt-1 text-xs text-soft">Needs {tool}.</p>}
      {expected === '' ? null : (
        <p className="mt-1 text-xs text-soft">Expected output: {expected}</p>
      )}
      <a className="link text-xs text-soft" href={source} rel="noopener">
        Source
      </a>
    </>
  );
}

function badgeOf({ id, standing, evidence }: Verification): string {
  switch (standing) {
    case 'holds':
      if (id === 'checksum') return '';
      return evidence === 'certificate' ? 'From certificate' : 'Inferred';
    case 'not-for-this-release':
      return 'Not signed';
    case 'unknown':
      return 'No command';
  }
}
