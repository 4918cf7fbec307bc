import { Command } from '@/components/ui/command';
import { CopyButton } from '@/components/ui/copy-button.client';
import { VerificationDocs } from '@/components/verification/verification-docs';
import { VerificationSection } from '@/components/verification/verification-section';
import { FIELD_LABELS } from '@/lib/build/form/field-problem';
import { isPlaceholder } from '@/lib/build/form/own-place';
import { formOf } from '@/lib/build/form/read-form';
import { ERAS } from '@/lib/names/artifacts/eras';
import type { BuildPageData, BuiltArtifact } from '@/lib/site/model/build-page';

import { BuildCommand } from './build-command';
import { BuildForm, PROBLEMS_ID, RESULT_ID } from './build-form';
import { DecodeBox } from './decode-box';
import { Evidence } from './evidence';
import { controlId } from './field-frame';
import { ImageState, isOffered } from './image-state';
import { NamesView } from './names-view';
import { NamingPattern } from './naming-pattern';
import { hrefOf, ProblemView } from './problem-view';
import { RecipeView } from './recipe-view';
import { TagPartsView } from './tag-parts-view';

/** The builder: a form, the name of its artifact, its status, and the commands. */
export function BuildPageView({ page }: { readonly page: BuildPageData }) {
  const { built } = page;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-3">
        <div>
          <h1 className="text-xl font-semibold tracking-tight">Build</h1>
          <p className="mt-1 max-w-[72ch]">
            Get the image name, test status and build commands for a Kairos image.
          </p>
        </div>
        <DecodeBox text="" isShort />
      </div>
      <nav
        aria-label="Examples"
        className="no-print mt-3 flex flex-wrap items-baseline gap-x-4 gap-y-1"
      >
        <span className="text-soft">Examples:</span>
        {page.presets.map(({ id, title, sentence, form: fields }) => (
          <a key={id} className="link py-0.5" href={hrefOf(formOf(fields))} title={sentence}>
            {title}
          </a>
        ))}
      </nav>
      <section aria-labelledby={RESULT_ID} className="build-result">
        <p role="status" className="sr-only">
          {resultWords(page)}
        </p>
        {built === null ? <Unbuilt page={page} /> : <Result page={page} built={built} />}
      </section>
      <div className="build-page">
        <section aria-label="Form" className="min-w-0">
          <ResultPeek page={page} />
          <BuildForm page={page} />
        </section>
        {built === null ? (
          <p className="text-soft max-[1000px]:hidden">
            Status, names and commands are shown here once the image has a name.
          </p>
        ) : (
          <Outcome page={page} built={built} />
        )}
      </div>
    </>
  );
}

type PageProps = { readonly page: BuildPageData };

/** Where a narrow screen shows the form and not the result above it, the result is a line below the header. */
function ResultPeek({ page }: PageProps) {
  return (
    <div className="result-peek no-print">
      <a href={`#${RESULT_ID}`}>
        <span>{resultWords(page)}</span>
      </a>
    </div>
  );
}

function resultWords({ built, problems }: BuildPageData): string {
  return built === null ? problemCount(problems) : built.names.tag;
}

function Unbuilt({ page: { problems } }: PageProps) {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) {
    return (
      <>
        <ResultHeading words="Image reference" />
        <p className="text-soft">Choose a base image and a version, or start from an example.</p>
      </>
    );
  }
  return (
    <div id={PROBLEMS_ID} tabIndex={-1} role="group" aria-labelledby={RESULT_ID}>
      <ResultHeading words={problemCount(problems)} />
      <ul className="mt-1 list-disc pl-5">
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <a className="link" href={`#${controlId(field)}`}>
              {capitalized(FIELD_LABELS[field])}
            </a>
            : {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function problemCount(problems: BuildPageData['problems']): string {
  const count = problems.filter(({ severity }) => severity === 'error').length;
  if (count === 0) return 'No image chosen';
  return count === 1 ? '1 problem' : `${count} problems`;
}

type HeadingProps = { readonly words: string; readonly more?: string | null };

/** The heading of the result, which a submit moves the focus to. */
function ResultHeading({ words, more = null }: HeadingProps) {
  return (
    <div className="mb-1 flex flex-wrap items-baseline gap-x-3 text-xs">
      <h2 id={RESULT_ID} tabIndex={-1} className="font-semibold">
        {words}
      </h2>
      {more === null ? null : <span className="text-soft">{more}</span>}
    </div>
  );
}

type ResultProps = { readonly page: BuildPageData; readonly built: BuiltArtifact };

function Result({ page, built }: ResultProps) {
  const { names } = built;
  const { permalink, typed } = page;
  return (
    <>
      <ResultHeading
        words="Image reference"
        more={page.isExample ? 'Example: the latest official image' : null}
      />
      {isOffered(built) ? (
        <BuildCommand
          id="name-reference"
          label="Copy image reference"
          text={names.reference}
          placeholder={placeholderOf(built)}
        />
      ) : (
        <Command
          id="name-reference"
          label="Copy image reference"
          text={names.reference}
          isCopyable={false}
        />
      )}
      <ImageState built={built} form={typed} />
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <TagPartsView parts={names.parts} />
        <span className="scripted no-print">
          <span id="permalink" className="sr-only">
            {permalink}
          </span>
          <CopyButton text={permalink} label="Copy link" shownIn="permalink" />
        </span>
      </div>
    </>
  );
}

function placeholderOf({ artifact: { registry } }: BuiltArtifact): string | null {
  return isPlaceholder(registry) ? registry : null;
}

type OutcomeProps = { readonly page: BuildPageData; readonly built: BuiltArtifact };

function Outcome({ page, built }: OutcomeProps) {
  const { names, recipes, verifications } = built;
  const era = ERAS[names.era];
  const general = page.problems.filter(
    ({ severity, field }) => severity === 'note' && field === 'naming',
  );
  return (
    <section aria-label="Result" className="flex min-w-0 flex-col gap-6">
      <div>
        <h2 className="mb-2 text-lg font-semibold">Status</h2>
        <Evidence page={page} built={built} />
        {general.map((problem) => (
          <ProblemView key={problem.message} problem={problem} form={page.typed} />
        ))}
      </div>
      <div>
        <h2 className="mb-2 text-lg font-semibold">Names</h2>
        <NamesView built={built} placeholder={placeholderOf(built)} />
        <p className="mt-3 text-xs text-soft">
          Naming scheme:{' '}
          {era.span === null
            ? era.title
            : `${era.span.from} ${era.span.to === null ? 'and later' : `to ${era.span.to}`} (${era.title})`}
          . Source: {era.source}.
        </p>
        <NamingPattern />
      </div>
      <div>
        <h2 className="mb-2 text-lg font-semibold">Commands</h2>
        {recipes.map((recipe, index) => (
          <RecipeView
            key={recipe.id}
            recipe={recipe}
            isOpen={index === 0}
            placeholder={placeholderOf(built)}
          />
        ))}
      </div>
      {verifications.length === 0 ? null : (
        <div>
          <h2 className="mb-2 text-lg font-semibold">Verify</h2>
          <VerificationSection verifications={verifications} />
          <VerificationDocs />
        </div>
      )}
    </section>
  );
}
