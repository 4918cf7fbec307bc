import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';

import type { SigningSubject } from './model';

/** A workflow whose runs sign, as the certificates of its signatures state it. */
export type SigningWorkflow = {
  readonly repository: 'kairos' | 'provider-kairos' | 'kairos-factory-action';
  readonly file: string;
  /** The ref in the subject: the tag of the release, or the commits at which the release calls the workflow. */
  readonly ref: 'tag' | 'pinned-commit';
  /** The repository that calls the workflow, if any repository can call it; null if none can. */
  readonly caller: string | null;
};

const KAIROS = 'kairos-io/kairos';

/** The workflows that have signed artifacts of Kairos. */
export const SIGNING_WORKFLOWS = {
  release: { repository: 'kairos', file: 'release.yaml', ref: 'tag', caller: null },
  releaseArm: { repository: 'kairos', file: 'release-arm.yaml', ref: 'tag', caller: null },
  armBuild: {
    repository: 'kairos',
    file: 'reusable-docker-arm-build.yaml',
    ref: 'tag',
    caller: KAIROS,
  },
  reusableRelease: {
    repository: 'kairos',
    file: 'reusable-release.yaml',
    ref: 'tag',
    caller: KAIROS,
  },
  factory: {
    repository: 'kairos-factory-action',
    file: 'reusable-factory.yaml',
    ref: 'pinned-commit',
    caller: KAIROS,
  },
  kairosFactory: {
    repository: 'kairos',
    file: 'reusable-factory.yaml',
    ref: 'tag',
    caller: KAIROS,
  },
  providerRelease: {
    repository: 'provider-kairos',
    file: 'release.yaml',
    ref: 'tag',
    caller: null,
  },
  providerReleaseArm: {
    repository: 'provider-kairos',
    file: 'release-arm.yaml',
    ref: 'tag',
    caller: null,
  },
} as const satisfies Readonly<Record<string, SigningWorkflow>>;

/**
 * The subject that certificates have when a workflow signs for a release. A reusable workflow is the subject
 * of signatures that it makes, not the workflow that calls it.
 *
 * A release that calls the workflow at several commits, or at a commit that is unknown, has a pattern.
 *
 * @see https://github.com/sigstore/fulcio/blob/main/docs/oidc.md
 */
export function subjectOf(workflow: SigningWorkflow, tag: string): SigningSubject {
  const path = `https://github.com/kairos-io/${workflow.repository}/.github/workflows/${workflow.file}`;
  if (workflow.ref === 'tag') return { kind: 'exact', value: `${path}@refs/tags/${tag}` };
  const commits = (findComponentVersions(tag)?.factory ?? []).map(({ commit }) => commit);
  const [only] = commits;
  if (commits.length === 1 && only !== undefined)
    return { kind: 'exact', value: `${path}@${only}` };
  const commit = commits.length === 0 ? '[0-9a-f]{40}' : `(${commits.join('|')})`;
  return { kind: 'pattern', value: `^${escapePattern(path)}@${commit}$` };
}

/** Escapes text for a regular expression. */
function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
