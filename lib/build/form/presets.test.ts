import { describe, expect, it } from 'vitest';

import { NO_RELEASES } from './build-context';
import { checkArtifact } from './check-artifact';
import { RELEASES } from './checked-artifact.fixture';
import { namesOf } from './names';
import { presetsOf } from './presets';
import { formOf } from './read-form';

const PRESETS = presetsOf(RELEASES);

const formOfPreset = (id: string) => {
  const preset = PRESETS.find((each) => each.id === id);
  if (preset === undefined) throw new Error(`There is no preset ${id}.`);
  return preset.form;
};

describe('the presets', () => {
  it.each(PRESETS.map((preset) => [preset.title, preset] as const))(
    '%s comes to an artifact with the programs of the latest release',
    (_, { form }) => {
      const { artifact } = checkArtifact(formOf(form), RELEASES);
      expect(artifact?.programs.release).toBe('v4.3.0');
    },
  );

  it('have distinct ids', () => {
    expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
  });

  it('take the official image from the latest release, and have none while there is no list', () => {
    const later = presetsOf({ ...RELEASES, latestRelease: 'v4.4.0', latestHadron: 'v0.6.0' });
    expect(later[0]?.form).toEqual({
      flavor: 'hadron',
      flavorRelease: 'v0.6.0',
      version: 'v4.4.0',
    });
    expect(presetsOf(NO_RELEASES).map(({ id }) => id)).not.toContain('official');
  });

  it('are of no registry, so that nothing in them has to be replaced', () => {
    for (const { form } of PRESETS) {
      const { artifact } = checkArtifact(formOf(form), RELEASES);
      const reference = artifact === null ? '' : namesOf(artifact).reference;
      expect(reference).toMatch(/^(?:localhost\/|quay\.io\/kairos\/hadron:)/);
    }
  });

  it('warn about the example of the documentation, and offer one that works', () => {
    const form = formOf(formOfPreset('documentation'));
    const { artifact, problems } = checkArtifact(form);
    expect(artifact === null ? null : namesOf(artifact).tag).toBe('9-core-arm64-rpi4-1.0.0');
    const [warning] = problems;
    expect(warning).toMatchObject({ field: 'base', severity: 'warning' });
    expect(warning?.message).toContain('no kernel packages for a Raspberry Pi on AlmaLinux');
    const mended = checkArtifact({ ...form, ...warning?.fix });
    expect(mended.artifact).toMatchObject({ flavor: 'ubuntu', flavorRelease: '22.04' });
    expect(mended.problems.map(({ severity }) => severity)).not.toContain('warning');
  });
});
