import type { PlannedUpgrade } from '@/lib/site/model/upgrade-page';

/** Links to the parts of a planned upgrade, the commands first. */
export function PartLinks({ planned: { plan, next } }: { readonly planned: PlannedUpgrade }) {
  const hasChanges = plan.between.length > 0;
  const parts = [
    {
      id: 'upgrade-next',
      words: next.step === null ? 'Why no command' : 'Commands',
      isShown: true,
    },
    { id: 'urgent', words: 'Breaking changes and security', isShown: hasChanges },
    { id: 'upgrade-programs', words: 'Component versions', isShown: plan.programs.length > 0 },
    { id: 'changes', words: 'Changes', isShown: hasChanges },
  ];
  return (
    <nav aria-label="Parts of the plan" className="no-print mt-6">
      <ul className="flex flex-wrap gap-x-5">
        {parts.map(({ id, words, isShown }) =>
          isShown ? (
            <li key={id}>
              <a className="link target" href={`#${id}`}>
                {words}
              </a>
            </li>
          ) : null,
        )}
      </ul>
    </nav>
  );
}
