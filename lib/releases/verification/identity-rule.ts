import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { findBySpan, type VersionSpan } from '@/lib/names/versions/span';
import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';

import { GITHUB_ISSUER, type SigningIdentity, type SigningSubject } from './model';

/** The properties of an artifact on which its signer depends; `variant` and `arch` are null if unknown. */
export type SignedArtifact = {
  readonly componentId: string;
  readonly tag: string;
  readonly variant: 'core' | 'standard' | null;
  readonly arch: string | null;
};

type IdentityRule = {
  readonly span: VersionSpan;
  readonly subject: (artifact: SignedArtifact) => SigningSubject | null;
  readonly isDerived: boolean;
  readonly note: string;
  readonly source: string;
};

const WORKFLOWS = 'https://github.com/kairos-io';
const FACTORY = `${WORKFLOWS}/kairos-factory-action/.github/workflows/reusable-factory.yaml`;

const RULES: readonly IdentityRule[] = [
  {
    span: { from: 'v2.0.0', to: 'v2.3' },
    subject: (artifact) => {
      if (artifact.componentId === 'kairos' && artifact.variant === null) return null;
      const isCore = artifact.componentId === 'kairos' && artifact.variant === 'core';
      return releaseWorkflow(artifact, isCore ? 'kairos' : 'provider-kairos');
    },
    isDerived: false,
    note: 'Up to v2.3 the kairos repository signed core, and provider-kairos signed standard.',
    source: 'https://github.com/kairos-io/kairos/blob/v2.3.1/.github/workflows/release.yaml',
  },
  {
    span: { from: 'v2.4.0', to: 'v3.3' },
    subject: (artifact) => releaseWorkflow(artifact, 'kairos'),
    isDerived: false,
    note: 'From v2.4.0 to v3.3.6 the kairos repository signed both variants, arm64 in a workflow of its own.',
    source: 'https://github.com/kairos-io/kairos/blob/v3.3.6/.github/workflows/release.yaml',
  },
  {
    span: { from: 'v3.4.0', to: 'v3.5.0' },
    subject: ({ tag }) => workflowAt('kairos', 'reusable-release.yaml', tag),
    isDerived: false,
    note: 'From v3.4.0 to v3.5.0 a shared workflow of the kairos repository signed.',
    source:
      'https://github.com/kairos-io/kairos/blob/v3.5.0/.github/workflows/reusable-release.yaml',
  },
  {
    span: { from: 'v3.5.1', to: 'v4.2' },
    subject: factorySubject,
    isDerived: true,
    note: 'From v3.5.1 to v4.2.0 the workflow of kairos-factory-action signed, at the commit that the release names.',
    source: 'https://github.com/kairos-io/kairos/blob/v4.2.0/.github/workflows/release.yaml',
  },
  {
    span: { from: 'v4.3.0', to: null },
    subject: ({ tag }) => workflowAt('kairos', 'reusable-factory.yaml', tag),
    isDerived: true,
    note: 'Since v4.3.0 the factory’s workflow lives in the kairos repository and should sign under the release’s tag.',
    source:
      'https://github.com/kairos-io/kairos/blob/master/.github/workflows/reusable-factory.yaml',
  },
];

/** The only rule for provider-kairos, which published the standard images up to v2.3. */
const PROVIDER_RULE = RULES[0];

/**
 * The signer of an artifact by the rule of its version; null where there is no rule: before v2.0.0, and for
 * components other than kairos (and provider-kairos up to v2.3).
 *
 * A prerelease has the rule of the release that it leads to; such signatures have not been observed.
 *
 * @see https://github.com/sigstore/fulcio/blob/main/docs/oidc.md
 */
export function identityByRule(artifact: SignedArtifact): SigningIdentity | null {
  const version = readKairosVersion(artifact.tag);
  const rule = version === null ? null : findBySpan(RULES, version);
  if (version === null || rule === null) return null;
  const isPublisher =
    artifact.componentId === 'kairos' ||
    (artifact.componentId === 'provider-kairos' && rule === PROVIDER_RULE);
  const subject = isPublisher ? rule.subject(artifact) : null;
  if (subject === null) return null;
  const { note, source } = rule;
  const isDerived = rule.isDerived || version.prerelease.length > 0;
  return { subject, issuer: GITHUB_ISSUER, evidence: 'rule', isDerived, note, source };
}

function releaseWorkflow({ tag, arch }: SignedArtifact, repository: string): SigningSubject | null {
  if (arch === null) return null;
  return workflowAt(repository, arch === 'arm64' ? 'release-arm.yaml' : 'release.yaml', tag);
}

function workflowAt(repository: string, file: string, tag: string): SigningSubject {
  const value = `${WORKFLOWS}/${repository}/.github/workflows/${file}@refs/tags/${tag}`;
  return { kind: 'exact', value };
}

function factorySubject({ tag }: SignedArtifact): SigningSubject {
  const pins = (findComponentVersions(tag)?.factory ?? []).map(({ commit }) => commit);
  const [only] = pins;
  if (pins.length === 1 && only !== undefined)
    return { kind: 'exact', value: `${FACTORY}@${only}` };
  const commit = pins.length === 0 ? '[0-9a-f]{40}' : `(${pins.join('|')})`;
  return { kind: 'pattern', value: `^${escapePattern(FACTORY)}@${commit}$` };
}

/** Escapes text for a regular expression. */
function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, (special) =>
    special === '/' ? special : `\\${special}`,
  );
}
