import type { Caution, KubernetesJump } from '@/lib/releases/upgrade/model';

type CautionListProps = {
  readonly cautions: readonly Caution[];
  readonly jump: KubernetesJump | null;
};

/** What to know before an upgrade, with the releases to stop at where a minor of Kubernetes would be skipped. */
export function CautionList({ cautions, jump }: CautionListProps) {
  if (cautions.length === 0) return null;
  const stops = jump?.stops ?? [];
  return (
    <section aria-labelledby="upgrade-cautions" className="mt-6">
      <h2 id="upgrade-cautions" className="text-lg font-semibold">
        Before you upgrade
      </h2>
      <ul className="mt-2 flex max-w-[90ch] flex-col gap-2">
        {cautions.map(({ id, says, source }) => (
          <li key={id} className="border-l-2 border-warn pl-3" data-caution={id}>
            {says}{' '}
            <a className="link text-soft" href={source} rel="noopener">
              Source
            </a>
            {id === 'kubernetes-jump' && stops.length > 0 ? (
              <ol aria-label="Stops on the way" className="mt-1 list-decimal pl-5">
                {stops.map(({ minor, tag, version }) => (
                  <li key={minor}>
                    {tag === null
                      ? `${minor}: no release lists this image with it`
                      : `Kairos ${tag} with ${jump?.distro ?? 'Kubernetes'} ${version ?? minor}`}
                  </li>
                ))}
              </ol>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
