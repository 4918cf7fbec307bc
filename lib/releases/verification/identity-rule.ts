import { readKairosVersion } from '@/lib/names/versions/kairos-version';

import { GITHUB_ISSUER, type SignedArtifact, type SigningIdentity } from './model';
import { IMAGE_RULES, rulesFor, type ImageRule } from './signing-rules';
import { subjectOf } from './workflows';

/**
 * The signer of an artifact by the rules; null if nothing of it is signed, or if a property on which the
 * signer depends is unknown.
 *
 * A prerelease has the signer of the release that it leads to; such signatures have not been observed.
 */
export function identityByRule(artifact: SignedArtifact): SigningIdentity | null {
  const [first, ...others] = imageRulesFor(artifact);
  if (first === undefined || first.workflow === null) return null;
  if (others.some(({ workflow }) => workflow !== first.workflow)) return null;
  const { workflow, isDerived, note, source } = first;
  const { tag } = artifact;
  const isPrerelease = (readKairosVersion(tag)?.prerelease.length ?? 0) > 0;
  return {
    subject: subjectOf(workflow, tag),
    issuer: GITHUB_ISSUER,
    callerRepository: workflow.caller,
    evidence: 'rule',
    isDerived: isDerived || isPrerelease,
    note,
    source,
  };
}

/**
 * The rules that an image may be of: all for releases of kairos, and those of its workflows for
 * provider-kairos.
 */
export function imageRulesFor(artifact: SignedArtifact): readonly ImageRule[] {
  const rules = rulesFor(IMAGE_RULES, artifact);
  switch (artifact.componentId) {
    case 'kairos':
      return rules;
    case 'provider-kairos':
      return rules.filter(({ workflow }) => workflow?.repository === 'provider-kairos');
    default:
      return [];
  }
}
