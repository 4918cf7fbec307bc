import { Command } from '@/components/ui/command';
import type { CosignExplanation } from '@/lib/evidence/cosign-errors/model';
import type { Verification } from '@/lib/releases/verification/model';
import type { VerifiedArtifact } from '@/lib/site/model/verify-page';

type CosignExplanationProps = {
  readonly explanation: CosignExplanation;
  readonly artifact: VerifiedArtifact | null;
};

/** The causes of an error of cosign, what is wrong in the command, and the command that works. */
export function CosignExplanationView({ explanation, artifact }: CosignExplanationProps) {
  const { messages, remarks, identity, check } = explanation;
  return (
    <>
      <section aria-labelledby="causes" className="mt-8">
        <h2 id="causes" className="text-lg font-semibold">
          Cause
        </h2>
        {identity === null ? null : <p className="mt-2 max-w-[72ch] break-words">{identity}</p>}
        {messages.length === 0 ? (
          <p className="mt-2 max-w-[72ch] text-soft">
            The output contains no message of cosign that this site can explain.
          </p>
        ) : (
          <ol className="mt-2 flex flex-col gap-4">
            {messages.map((message) => (
              <li key={message.id}>
                <Message message={message} />
              </li>
            ))}
          </ol>
        )}
      </section>
      {remarks.length === 0 ? null : (
        <section aria-labelledby="command-remarks" className="mt-8">
          <h2 id="command-remarks" className="text-lg font-semibold">
            The command
          </h2>
          <ul className="mt-2 flex list-disc flex-col gap-1 pl-5">
            {remarks.map((remark) => (
              <li key={remark} className="max-w-[72ch] break-words">
                {remark}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="right-command" className="mt-8">
        <h2 id="right-command" className="text-lg font-semibold">
          The command that works
        </h2>
        <RightCommand check={check} artifact={artifact} />
      </section>
    </>
  );
}

function Message({
  message: { cause, check, action, versions, source },
}: {
  readonly message: CosignExplanation['messages'][number];
}) {
  return (
    <div className="max-w-[72ch]">
      <p>{cause}</p>
      <p className="mt-1 text-soft">To check: {check}</p>
      <p className="mt-1">What to do: {action}</p>
      <p className="mt-1 text-xs text-soft">
        Printed by {versions}.{' '}
        <a className="link" href={source} rel="noopener">
          Source
        </a>
      </p>
    </div>
  );
}

type RightCommandProps = {
  readonly check: Verification | null;
  readonly artifact: VerifiedArtifact | null;
};

function RightCommand({ check, artifact }: RightCommandProps) {
  if (check === null || artifact === null) {
    return (
      <p className="mt-2 max-w-[72ch] text-soft">
        The texts do not state the release. Enter its tag above.
      </p>
    );
  }
  return (
    <div className="mt-2">
      <p className="max-w-[72ch]">
        <span className="font-semibold break-all">{check.title}</span>{' '}
        <span className="text-soft">of release {artifact.tag}</span>
      </p>
      {check.note === '' ? null : <p className="mt-1 max-w-[72ch] text-soft">{check.note}</p>}
      {check.command === null || check.standing !== 'holds' ? null : (
        <div className="mt-2">
          <Command id="right" label={`Copy command: ${check.title}`} text={check.command} />
        </div>
      )}
      {check.tool === null ? null : <p className="mt-1 text-xs text-soft">Needs {check.tool}.</p>}
    </div>
  );
}
