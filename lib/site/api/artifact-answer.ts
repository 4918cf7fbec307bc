import { fail, ok, type Result } from '@/lib/base/result';
import type {
  BuildField,
  CheckedForm,
  EvidenceSources,
  FieldProblem,
} from '@/lib/build/form/model';
import { namesOf, type FileNames } from '@/lib/build/form/names';
import { publishedEvidence, type PublishedEvidence } from '@/lib/build/form/published-evidence';
import { testedEvidence } from '@/lib/build/form/tested-evidence';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { EraId } from '@/lib/names/artifacts/eras';

/** What is wrong with a field of a request, in a sentence. */
export type ApiProblem = { readonly field: BuildField | 'name'; readonly message: string };

/** A request that cannot be answered: status 422, with each field and the reason. */
export type Unprocessable = {
  readonly title: string;
  readonly detail: string;
  readonly problems: readonly ApiProblem[];
};

/** A cell of the grid, for machines. */
export type CellAnswer = {
  readonly id: string;
  readonly name: string;
  readonly url: string | null;
  readonly conclusion: string | null;
  readonly completedAt: string | null;
};

/** The answer of `GET /api/v1/artifact`. Its problems are warnings and notes: an error is a 422. */
export type ArtifactAnswer = {
  readonly era: EraId;
  readonly tag: string;
  readonly reference: string;
  readonly fileNames: FileNames;
  readonly problems: readonly ApiProblem[];
  readonly tested: {
    readonly state: 'tested' | 'untested' | 'unknown';
    readonly cell: CellAnswer | null;
    readonly remark: string | null;
    readonly closest: readonly (CellAnswer & { readonly differs: readonly string[] })[];
  };
  readonly published: PublishedEvidence;
};

/** Shapes a checked form into the answer of `GET /api/v1/artifact`, or into the reasons against it. */
export function artifactAnswer(
  { artifact, problems, changes }: CheckedForm,
  { jobs, assetNames }: EvidenceSources,
): Result<ArtifactAnswer, Unprocessable> {
  if (artifact === null) return fail(refusal(problems));
  const { era, tag, reference, fileNames } = namesOf(artifact);
  const { state, cell, remark, closest } = testedEvidence(artifact, jobs);
  return ok({
    era,
    tag,
    reference,
    fileNames,
    problems: [
      ...changes.map(({ field, was, reason }) => ({
        field,
        message: `“${was}” was set aside. ${reason}`,
      })),
      ...problems.map(toApiProblem),
    ],
    tested: {
      state,
      cell: cell === null ? null : cellAnswer(cell),
      remark,
      closest: closest.map(({ job, differs }) => ({ ...cellAnswer(job), differs })),
    },
    published: publishedEvidence(artifact, assetNames),
  });
}

function refusal(problems: readonly FieldProblem[]): Unprocessable {
  const errors = problems.filter(({ severity }) => severity === 'error').map(toApiProblem);
  return {
    title: 'No such artifact can be named',
    detail: errors.map(({ field, message }) => `${field}: ${message}`).join(' '),
    problems: errors,
  };
}

function toApiProblem({ field, message }: FieldProblem): ApiProblem {
  return { field, message };
}

function cellAnswer({ id, name, url, result }: TestedJob): CellAnswer {
  return {
    id,
    name,
    url,
    conclusion: result?.conclusion ?? null,
    completedAt: result?.completedAt ?? null,
  };
}
