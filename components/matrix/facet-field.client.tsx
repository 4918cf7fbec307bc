'use client';

import type { ReactNode } from 'react';

import { Menu } from '@/components/ui/menu.client';
import { useEager } from '@/components/ui/use-eager.client';
import type { FacetOptions } from '@/lib/base/filter/model';
import type { JobOption } from '@/lib/matrix/grid/job-filter';

/** Puts an option of a facet into the choice, or takes it out. */
type OnChoose = (option: Pick<JobOption, 'value' | 'isChosen'>) => void;

type FacetFieldProps = {
  readonly facet: FacetOptions<JobOption>;
  readonly isFolded: boolean;
  readonly onChoose: OnChoose;
};

/** One facet as check boxes; many values fold into a menu that names what is chosen. */
export function FacetField({ facet, isFolded, onChoose }: FacetFieldProps) {
  const labelId = `facet-${facet.key}`;
  const options = (
    <Options
      facet={facet}
      className={isFolded ? 'flex flex-col gap-1' : 'flex gap-x-3'}
      onChoose={onChoose}
    />
  );
  return (
    <div
      role="group"
      aria-labelledby={labelId}
      className="flex flex-wrap items-center gap-x-2.5"
      style={{ gridColumn: `span ${tracksOf(facet, isFolded)}` }}
    >
      <span id={labelId} className="text-xs text-soft">
        {facet.label}
      </span>
      {isFolded ? <Folded facet={facet}>{options}</Folded> : options}
    </div>
  );
}

/** Width of a track of the bar, of a letter at most, and of what stands around a label and an option, in px. */
const TRACK = 40;
const LETTER = 7;
const AROUND = { label: 26, option: 38, menu: 104 };

/** How many tracks of the bar a facet needs, told from its words alone. */
function tracksOf(facet: FacetOptions<JobOption>, isFolded: boolean): number {
  const letters = facet.options.reduce(
    (sum, { label, count }) => sum + label.length + String(count).length,
    0,
  );
  const options = isFolded ? AROUND.menu : letters * LETTER + facet.options.length * AROUND.option;
  return Math.ceil((facet.label.length * LETTER + AROUND.label + options) / TRACK);
}

function Folded({
  facet,
  children,
}: {
  readonly facet: FacetOptions<JobOption>;
  readonly children: ReactNode;
}) {
  const chosen = facet.options.filter(({ isChosen }) => isChosen).map(({ label }) => label);
  return (
    <Menu
      name="facet"
      align="start"
      isStrong={chosen.length > 0}
      summary={
        <>
          <span className="sr-only">{facet.label}: </span>
          <span className="max-w-44 truncate">
            {chosen.length === 0 ? `any of ${facet.options.length}` : chosen.join(', ')}
          </span>
        </>
      }
    >
      {children}
    </Menu>
  );
}

function Options({
  facet,
  className,
  onChoose,
}: {
  readonly facet: FacetOptions<JobOption>;
  readonly className: string;
  readonly onChoose: OnChoose;
}) {
  return (
    <div className={`flex-wrap ${className}`}>
      {facet.options.map((option) => (
        <OptionField key={option.value} name={facet.key} option={option} onChoose={onChoose} />
      ))}
    </div>
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
  const reason = option.blockedBy === null ? undefined : `None left by ${option.blockedBy}`;
  return (
    <label
      title={reason}
      className={`inline-flex min-h-8 items-center gap-1.5 max-sm:min-h-11 ${option.count === 0 && !option.isChosen ? 'text-soft' : ''}`}
    >
      <input
        type="checkbox"
        name={name}
        value={option.value}
        checked={isChosen}
        onChange={(event) => setIsChosen(event.currentTarget.checked)}
      />
      <span>{option.label}</span>
      <span className="text-xs text-soft tabular-nums">{option.count}</span>
      {reason === undefined ? null : <span className="sr-only">, {reason}</span>}
    </label>
  );
}
