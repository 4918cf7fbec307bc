import type { ExplainedFinding } from '@/lib/site/model/decode-page';

import { DefectList } from './defect-list';
import { FindingExistence } from './finding-existence';
import { FindingFields } from './finding-fields';
import { FindingLeads } from './finding-leads';
import { FindingParts } from './finding-parts';
import { FindingProgram } from './finding-program';
import { Remarks } from './remarks';

type FindingViewProps = {
  readonly explained: ExplainedFinding;
  readonly id: string;
  /** One of several: its heading is of the next level. */
  readonly isOther?: boolean;
};

/** One finding: what it is, whether it exists, where it leads on to, and what its name states. */
export function FindingView({ explained, id, isOther = false }: FindingViewProps) {
  const { finding, title, leads, links, opened } = explained;
  const Heading = isOther ? 'h3' : 'h2';
  const isNamed = finding.name !== '' && finding.name !== title;
  return (
    <section aria-labelledby={id} className={isOther ? 'mt-6' : 'mt-8'}>
      <Heading id={id} className={isOther ? 'font-semibold' : 'text-lg font-semibold'}>
        {title}
      </Heading>
      {isNamed ? <p className="mt-1 font-mono text-xs break-all">{finding.name}</p> : null}
      {finding.problem === null ? null : (
        <p role="alert" className="mt-3 max-w-[90ch] border-l-2 border-failed pl-3">
          {finding.problem}
        </p>
      )}
      <div className="finding-body">
        <div className="min-w-0">
          <FindingExistence existence={leads.existence} />
          <FindingProgram program={leads.program} />
          <FindingLeads leads={leads} links={links} id={id} />
          <DefectList defects={leads.defects} />
          <FindingFields fields={finding.fields} />
          <Remarks remarks={finding.remarks} />
          {opened === null || opened.assumed.length === 0 ? null : (
            <ul aria-label="Assumed in the builder" className="mt-3 text-xs text-soft">
              {opened.assumed.map(({ field, message }) => (
                <li key={field}>{message}</li>
              ))}
            </ul>
          )}
        </div>
        <FindingParts decoded={finding} />
      </div>
    </section>
  );
}
