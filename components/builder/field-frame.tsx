import type { ReactNode } from 'react';

import type { BuildField } from '@/lib/build/form/model';
import type { BuildPageData } from '@/lib/site/model/build-page';

import { hrefOf, ProblemView } from './problem-view';

type FieldFrameProps = {
  readonly page: BuildPageData;
  readonly field: BuildField;
  readonly label: string;
  /** What is required of it, in a word or two; null for nothing. */
  readonly mark?: string | null;
  readonly children: ReactNode;
};

/**
 * A field with its label. What is wrong with it, and what another choice removes, is in a row below, so that no
 * field leaves its place.
 */
export function FieldFrame({ page, field, label, mark = null, children }: FieldFrameProps) {
  return (
    <>
      <div className="min-w-0 text-xs text-soft">
        <label htmlFor={controlId(field)}>{label}</label>
        {mark === null ? null : (
          <span aria-hidden="true" className="ml-2 text-ink">
            {mark}
          </span>
        )}
        {children}
      </div>
      <FieldMessages page={page} field={field} />
    </>
  );
}

type MessagesProps = { readonly page: BuildPageData; readonly field: BuildField };

/** The problems of a field, and the value of it that another choice removes. */
export function FieldMessages({ page, field }: MessagesProps) {
  if (describedBy(page, field) === undefined) return null;
  const { typed, problems, changes } = page;
  return (
    <div id={messagesId(field)} className="col-span-full -mt-2">
      {problems
        .filter((problem) => problem.field === field)
        .map((problem) => (
          <ProblemView key={problem.message} problem={problem} form={typed} />
        ))}
      {changes
        .filter((change) => change.field === field)
        .map(({ was, reason, undo }) => (
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
  );
}

/** The id of a field's control, to which its problems link. */
export function controlId(field: BuildField): string {
  return `field-${field}`;
}

function messagesId(field: BuildField): string {
  return `about-${field}`;
}

/** The id of what describes a field; absent if nothing does. */
export function describedBy(
  { problems, changes }: BuildPageData,
  field: BuildField,
): string | undefined {
  const isDescribed = [...problems, ...changes].some((each) => each.field === field);
  return isDescribed ? messagesId(field) : undefined;
}

/** Whether a field has an error. */
export function isRefused({ problems }: BuildPageData, field: BuildField): boolean {
  return problems.some((problem) => problem.field === field && problem.severity === 'error');
}
