import type { ReactNode } from 'react';

import type { BuildField } from '@/lib/build/form/model';
import type { BuildPageData } from '@/lib/site/model/build-page';

import { hrefOf, ProblemView } from './problem-view';

type FieldFrameProps = {
  readonly page: BuildPageData;
  readonly field: BuildField;
  readonly children: ReactNode;
};

/** A field with what is wrong with it, and what another choice removes. */
export function FieldFrame({ page, field, children }: FieldFrameProps) {
  const { typed, problems, changes } = page;
  const own = problems.filter((problem) => problem.field === field);
  const aside = changes.filter((change) => change.field === field);
  return (
    <div id={`field-${field}`} className={own.length > 0 ? 'col-span-full' : 'min-w-0'}>
      {children}
      <div id={describedBy(field)}>
        {own.map((problem) => (
          <ProblemView key={problem.message} problem={problem} form={typed} />
        ))}
        {aside.map(({ was, reason, undo }) => (
          <p key={was} className="mt-1 border-l-2 border-warn pl-2 text-xs">
            “{was}” is not used. {reason}{' '}
            {undo === null ? null : (
              <a className="link" href={hrefOf({ ...typed, ...undo })}>
                Undo
              </a>
            )}
          </p>
        ))}
      </div>
    </div>
  );
}

/** The id of what describes a field. */
export function describedBy(field: BuildField): string {
  return `about-${field}`;
}

/** Whether a field has an error. */
export function isRefused({ problems }: BuildPageData, field: BuildField): boolean {
  return problems.some((problem) => problem.field === field && problem.severity === 'error');
}
