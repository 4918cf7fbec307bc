import { Command } from '@/components/ui/command';
import type { UpgradeWay } from '@/lib/build/upgrade/upgrade-ways';
import type { NextStep } from '@/lib/releases/upgrade/next-step';
import type { PlannedUpgrade } from '@/lib/site/model/upgrade-page';

/** The commands for the next step, or why none is given. */
export function NextStepView({
  planned: { plan, next, ways, digest },
}: {
  readonly planned: PlannedUpgrade;
}) {
  return (
    <section aria-labelledby="upgrade-next" className="mt-8">
      <h2 id="upgrade-next" className="text-lg font-semibold">
        {next.step === null ? 'No command' : titleOf(next.step)}
      </h2>
      {next.step === null ? (
        <p className="mt-1 max-w-[72ch]">{next.reason}</p>
      ) : (
        <>
          <p className="mt-1 max-w-[72ch] text-soft">{reasonOf(next.step, plan.to.release.tag)}</p>
          <div className="mt-2">
            <Command id="next-image" label="Copy image reference" text={next.step.reference} />
          </div>
          {digest === null ? null : (
            <p className="mt-1 font-mono text-xs break-all text-soft">{digest}</p>
          )}
          {ways.map((way, index) => (
            <WayView key={way.id} way={way} isOpen={index === 0} />
          ))}
        </>
      )}
    </section>
  );
}

function titleOf({ kind, tag }: NextStep): string {
  switch (kind) {
    case 'target':
      return `Upgrade to ${tag}`;
    case 'stop':
      return `First upgrade to ${tag}`;
    case 'earlier':
      return `Upgrade to ${tag}, the last with your image`;
  }
}

function reasonOf({ kind }: NextStep, target: string): string {
  switch (kind) {
    case 'target':
      return 'The same flavor, variant, architecture and board.';
    case 'stop':
      return `Kubernetes upgrades one minor version at a time, so ${target} is not the next step.`;
    case 'earlier':
      return `${target} has no image for this machine: to reach it, build your own.`;
  }
}

function WayView({ way, isOpen }: { readonly way: UpgradeWay; readonly isOpen: boolean }) {
  const { id, title, forVersion, steps, file, source } = way;
  return (
    <details className="recipe" open={isOpen}>
      <summary>
        <h3 className="inline font-semibold">{title}</h3>{' '}
        <span className="text-xs text-soft">{forVersion}</span>
      </summary>
      <div className="flex flex-col gap-3 pt-2 pb-4">
        {file === null ? null : (
          <div>
            <p className="mb-1 font-mono text-xs text-soft">{file.name}</p>
            <Command id={`${id}-file`} label={`Copy ${file.name}`} text={file.text} />
          </div>
        )}
        {steps.map(({ label, shell }, index) => (
          <div key={label}>
            <p className="mb-1 text-xs text-soft">{label}</p>
            <Command id={`${id}-${index}`} label={`Copy command: ${label}`} text={shell} />
          </div>
        ))}
        <a className="link self-start py-0.5 text-xs text-soft" href={source} rel="noopener">
          Source
        </a>
      </div>
    </details>
  );
}
