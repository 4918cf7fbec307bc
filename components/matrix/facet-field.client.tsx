'use client';

import { Menu } from '@/components/ui/menu.client';
import { useEager } from '@/components/ui/use-eager.client';
import type { FacetOptions } from '@/lib/base/filter/model';
import type { JobOption } from '@/lib/matrix/grid/job-filter';

/** Puts an option of a facet into the choice, or takes it out. */
type OnChoose = (option: Pick<JobOption, 'value' | 'isChosen'>) => void;

type FacetFieldProps = {
  readonly facet: FacetOptions<JobOption>;
  readonly onChoose: OnChoose;
};

/** One facet as a menu of check boxes, each with how many jobs it would leave. */
export function FacetField({ facet, onChoose }: FacetFieldProps) {
  const chosen = facet.options.filter(({ isChosen }) => isChosen).length;
  return (
    <Menu
      name="facet"
      align="start"
      isStrong={chosen > 0}
      summary={
        <>
          {facet.label}
          {chosen === 0 ? null : (
            <span className="tabular-nums">
              {chosen}
              <span className="sr-only"> chosen</span>
            </span>
          )}
        </>
      }
    >
      <fieldset className="flex flex-col">
        <legend className="sr-only">{facet.label}</legend>
        {facet.options.map((option) => (
          <OptionField key={option.value} name={facet.key} option={option} onChoose={onChoose} />
        ))}
      </fieldset>
    </Menu>
  );
}

function OptionField({
  name,
  option,
  onChoose,
}: {
  readonly name: string;
  readonly option: JobOption;
  readonly onChoose: OnChoose;
}) {
  const [isChosen, setIsChosen] = useEager(option.isChosen, (next) =>
    onChoose({ value: option.value, isChosen: next }),
  );
  return (
    <label className={`option ${option.count === 0 && !option.isChosen ? 'text-soft' : ''}`}>
      <input
        type="checkbox"
        name={name}
        value={option.value}
        checked={isChosen}
        onChange={(event) => setIsChosen(event.currentTarget.checked)}
      />
      <span>{option.label}</span>
      <span className="option-count">
        {option.count}
        <span className="sr-only"> {option.count === 1 ? 'job' : 'jobs'}</span>
      </span>
      {option.blockedBy === null ? null : (
        <span className="option-reason">0 results with {option.blockedBy}</span>
      )}
    </label>
  );
}
