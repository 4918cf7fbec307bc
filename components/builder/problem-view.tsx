import { FIELD_LABELS } from '@/lib/build/form/field-problem';
import { KIND_WORDS } from '@/lib/build/form/kind-words';
import { BUILD_KINDS, type BuildForm, type FieldProblem } from '@/lib/build/form/model';
import { formatBuildForm } from '@/lib/site/url/build-query';
import { paths, withQuery } from '@/lib/site/url/paths';

const WORDS = { error: 'Not possible.', warning: 'Warning.', note: 'Note.' } as const;
const COLOURS = { error: 'border-failed', warning: 'border-warn', note: 'border-line' } as const;

type ProblemViewProps = {
  readonly problem: FieldProblem;
  readonly form: BuildForm;
  readonly id?: string;
};

/** An error or a note about a field, with the nearest combination that works. */
export function ProblemView({ problem, form, id }: ProblemViewProps) {
  const { severity, message, fix, source } = problem;
  return (
    <p id={id} className={`mt-1 border-l-2 pl-2 text-xs ${COLOURS[severity]}`}>
      <strong className="font-semibold">{WORDS[severity]}</strong> {message}{' '}
      {fix === null ? null : (
        <a className="link" href={hrefOf({ ...form, ...fix })}>
          {fixWords(fix)}
        </a>
      )}
      {source === null || !source.startsWith('https:') ? null : (
        <>
          {' '}
          <a className="link text-soft" href={source} rel="noopener">
            Source
          </a>
        </>
      )}
    </p>
  );
}

/** The URL of the builder with another form; it is loaded in full, so that every field shows it. */
export function hrefOf(form: BuildForm): string {
  return withQuery(paths.build, formatBuildForm(form));
}

/** What a change of the form does, as the words of its link. */
export function fixWords(fix: Partial<BuildForm>): string {
  const given = Object.entries(fix).filter(([, value]) => value !== '');
  const emptied = Object.keys(fix).map((field) => LABELS[field] ?? field);
  if (given.length === 0) return `Leave out the ${emptied.join(' and the ')}`;
  return `Use ${given.map(([field, value]) => valueWords(field, value)).join(', ')}`;
}

/** What else changes with a choice, in words next to it: “with arm64”, “without trusted boot”. */
export function movesWords(moves: Partial<BuildForm>): string {
  const words = Object.entries(moves).map(([field, value]) => {
    const label = LABELS[field] ?? field;
    if (value === '' || value === 'false') return `without ${label}`;
    if (value === 'generic') return 'without a board';
    return value === 'true' ? `with ${label}` : `with ${kindWords(field, value)}`;
  });
  return words.join(', ');
}

function kindWords(field: string, value: string): string {
  const kind = BUILD_KINDS.find((each) => field === 'kind' && each === value);
  return kind === undefined ? value : KIND_WORDS[kind];
}

function valueWords(field: string, value: string): string {
  const label = LABELS[field];
  if (value === 'true') return label ?? field;
  return value === 'false' ? `no ${label ?? field}` : kindWords(field, value);
}

const LABELS: Readonly<Record<string, string>> = FIELD_LABELS;
