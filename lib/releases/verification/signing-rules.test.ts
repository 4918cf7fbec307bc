import { describe, expect, it } from 'vitest';

import type { SignedArtifact } from './model';
import { IMAGE_RULES, ISO_RULES, rulesFor } from './signing-rules';

const TAGS =
  `v0.57.0 v1.6.0 v2.0.0 v2.3.2 v2.4.0 v2.4.2 v2.4.3 v2.5.0 v3.0.0 v3.2.4 v3.3.0 v3.3.6 v3.4.0 v3.5.0
  v3.5.1 v3.5.10 v3.6.0 v3.7.0 v4.2.0 v4.3.0`.split(/\s+/);

const ARTIFACTS = TAGS.flatMap((tag) =>
  (['core', 'standard'] as const).flatMap((variant) =>
    ['amd64', 'arm64', 'riscv64'].flatMap((arch) =>
      ['generic', 'rpi3', 'rpi4', 'nvidia-jetson-agx-orin', 'nvidia-dgx-spark'].flatMap((model) =>
        [false, true].map((trustedBoot): SignedArtifact => {
          return { componentId: 'kairos', tag, variant, arch, model, trustedBoot };
        }),
      ),
    ),
  ),
);

const isGenericAmd64 = ({ arch, model }: SignedArtifact) => arch === 'amd64' && model === 'generic';

describe('the rules of signatures', () => {
  it('have one row for an artifact, or rows with the same result', () => {
    const isAmbiguous = (artifact: SignedArtifact) => {
      const [first, ...others] = rulesFor(IMAGE_RULES, artifact);
      return others.some(
        ({ image, workflow }) => image !== first?.image || workflow !== first.workflow,
      );
    };
    expect(ARTIFACTS.filter(isAmbiguous)).toEqual([]);
    expect(ARTIFACTS.filter((artifact) => rulesFor(ISO_RULES, artifact).length > 1)).toEqual([]);
  });

  it('cover every release for generic amd64 without trusted boot', () => {
    const generic = ARTIFACTS.filter((each) => isGenericAmd64(each) && each.trustedBoot === false);
    expect(generic.length).toBe(2 * TAGS.length);
    expect(generic.filter((artifact) => rulesFor(IMAGE_RULES, artifact).length !== 1)).toEqual([]);
  });

  it('have a source at upstream and a sentence', () => {
    for (const { source, note } of [...IMAGE_RULES, ...ISO_RULES]) {
      expect(source).toMatch(/^https:\/\/github\.com\/kairos-io\//);
      expect(note).toMatch(/^[A-Z].*\.$/);
    }
  });
});
