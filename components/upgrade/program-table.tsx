import { formatCount } from '@/lib/base/format/count';
import type {
  ChangeKind,
  KubernetesJump,
  ProgramChange,
  UpgradePlan,
} from '@/lib/releases/upgrade/model';

const WORDS: Readonly<Record<ChangeKind, string>> = {
  up: 'upgraded',
  down: 'downgraded',
  same: 'unchanged',
  'one-sided': 'one side unknown or not pinned',
  several: 'several versions',
};

/** The versions of programs in what runs and in the target. */
export function ProgramTable({
  plan: { programs, start, to, jump },
}: {
  readonly plan: UpgradePlan;
}) {
  if (programs.length === 0) return null;
  const before = start.entry.release.tag;
  const after = to.release.tag;
  return (
    <section aria-labelledby="upgrade-programs" className="mt-8">
      <h2 id="upgrade-programs" className="text-lg font-semibold">
        Component versions
      </h2>
      <table className="status-table mt-2 max-w-[100ch]">
        <thead>
          <tr>
            <th scope="col">Program</th>
            <th scope="col">{before}</th>
            <th scope="col">{after}</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {programs.map((program) => (
            <Row
              key={program.program}
              row={program}
              before={before}
              after={after}
              jump={jump?.distro === program.program ? jump : null}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type RowProps = {
  readonly row: ProgramChange;
  readonly before: string;
  readonly after: string;
  /** How Kubernetes moves; null for other programs. */
  readonly jump: KubernetesJump | null;
};

function Row({ row: { program, from, to, change }, before, after, jump }: RowProps) {
  return (
    <tr data-change={change}>
      <th scope="row" className="whitespace-nowrap">
        {program}
      </th>
      <td data-label={before} className="font-mono text-xs whitespace-normal">
        {from.length === 0 ? '–' : from.join(', ')}
      </td>
      <td data-label={after} className="font-mono text-xs whitespace-normal">
        {to.length === 0 ? '–' : to.join(', ')}
      </td>
      <td data-label="Change" className="text-soft whitespace-normal">
        {WORDS[change]}
        <MinorJump jump={jump} />
      </td>
    </tr>
  );
}

/** How many minor versions Kubernetes moves, marked where that is more than one or goes back. */
function MinorJump({ jump }: { readonly jump: KubernetesJump | null }) {
  if (jump === null || jump.minors === 0) return null;
  const { minors } = jump;
  const words = `${minors > 0 ? '+' : '−'}${formatCount(Math.abs(minors), 'minor version')}`;
  const isAllowed = minors === 1;
  return (
    <span className={isAllowed ? '' : 'font-semibold text-warn'}>
      , {words}
      {isAllowed ? '' : ': Kubernetes allows one at a time, and none back'}
    </span>
  );
}
