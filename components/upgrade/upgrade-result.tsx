import { DefectList } from '@/components/decoder/defect-list';
import { SupportBadge } from '@/components/releases/support-badge';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { formatDay } from '@/lib/base/format/dates';
import type { UpgradePlan } from '@/lib/releases/upgrade/model';
import type { PlannedUpgrade } from '@/lib/site/model/upgrade-page';
import { releasePath } from '@/lib/site/url/paths';

import { CautionList } from './caution-list';
import { MergedChanges, UrgentChanges } from './merged-changes';
import { NextStepView } from './next-step-view';
import { PartLinks } from './part-links';
import { ProgramTable } from './program-table';
import { TargetImages } from './target-images';

/** A planned upgrade: where the machine is, where it can go, what is urgent, what changes, and the commands. */
export function UpgradeResult({ planned }: { readonly planned: PlannedUpgrade }) {
  const { plan, builder } = planned;
  return (
    <>
      <div className="mt-8 grid gap-x-10 gap-y-6 md:grid-cols-2">
        <Start plan={plan} />
        <Target plan={plan} />
      </div>
      <PartLinks planned={planned} />
      <CautionList cautions={plan.cautions} jump={plan.jump} />
      <TargetImages plan={plan} builder={builder} />
      <UrgentChanges planned={planned} />
      <ProgramTable plan={plan} />
      <MergedChanges planned={planned} />
      <NextStepView planned={planned} />
    </>
  );
}

function Start({ plan: { start } }: { readonly plan: UpgradePlan }) {
  const { title, entry, defects, custom } = start;
  return (
    <section aria-labelledby="upgrade-start">
      <h2 id="upgrade-start" className="text-xs text-soft">
        You run
      </h2>
      <p className="mt-1 font-semibold break-words">{title}</p>
      <ReleaseLine entry={entry} />
      {custom === null ? null : <p className="mt-2 text-soft">{custom}</p>}
      <DefectList defects={defects} />
    </section>
  );
}

function Target({ plan }: { readonly plan: UpgradePlan }) {
  const { to, latest, latestInLine, defects, start } = plan;
  const others = [
    ['latest', latest],
    ['latest of your line', latestInLine],
  ] as const;
  return (
    <section aria-labelledby="upgrade-target">
      <h2 id="upgrade-target" className="text-xs text-soft">
        Target
      </h2>
      <p className="mt-1 font-semibold">
        Kairos {to.release.tag}
        {to.release.tag === latest ? ', the latest release' : ''}
      </p>
      <ReleaseLine entry={to} />
      <ul className="mt-1 flex flex-wrap gap-x-4 text-soft">
        {others.map(([words, tag]) =>
          tag === null || tag === to.release.tag ? null : (
            <li key={words}>
              {words}: {tag === start.entry.release.tag ? `${tag}, which you run` : tag}
            </li>
          ),
        )}
      </ul>
      <DefectList defects={defects} />
    </section>
  );
}

function ReleaseLine({ entry: { release, status } }: { readonly entry: UpgradePlan['to'] }) {
  return (
    <p className="mt-1 flex flex-wrap items-baseline gap-x-4">
      <PageLink className="link font-mono" href={asRoute(releasePath('kairos', release.tag))}>
        {release.tag}
      </PageLink>
      <span className="text-soft">{formatDay(release.publishedAt)}</span>
      <SupportBadge status={status} />
    </p>
  );
}
