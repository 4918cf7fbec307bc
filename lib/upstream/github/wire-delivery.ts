import 'server-only';
import { z } from 'zod';

/** Whose branch, tag or workflow run an event is about; null where the delivery does not say. */
export type Delivery = {
  /** Owner and name of the repository, in GitHub's spelling. */
  readonly repository: string;
  /** The pushed ref, e.g. `refs/heads/main`. */
  readonly ref: string | null;
  readonly run: {
    /** File name of the workflow. */
    readonly workflow: string | null;
    readonly branch: string | null;
    readonly commit: string | null;
    /** Whether it ran the repository's own code, and not that of a fork. */
    readonly isOwn: boolean;
  } | null;
};

const name = z.string().max(300).nullish().catch(null);
const repository = z.object({ full_name: z.string().max(200) });

/** GitHub's delivery of an event in a repository, as far as it is used. */
export const wireDelivery = z
  .object({
    repository,
    ref: name,
    workflow_run: z
      .object({
        path: name,
        head_branch: name,
        head_sha: name,
        head_repository: repository.nullish().catch(null),
      })
      .nullish()
      .catch(null),
  })
  .transform(({ repository: { full_name: fullName }, ref, workflow_run: run }): Delivery => {
    const origin = run?.head_repository?.full_name ?? fullName;
    return {
      repository: fullName,
      ref: ref ?? null,
      run: run
        ? {
            // GitHub may add the ref: `.github/workflows/test.yml@main`.
            workflow: run.path?.split('@')[0]?.split('/').at(-1) ?? null,
            branch: run.head_branch ?? null,
            commit: run.head_sha ?? null,
            isOwn: origin.toLowerCase() === fullName.toLowerCase(),
          }
        : null,
    };
  });
