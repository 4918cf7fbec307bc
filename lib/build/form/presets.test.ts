import { describe, expect, it } from 'vitest';

import { checkArtifact } from './check-artifact';
import { namesOf } from './names';
import { EXAMPLE_PLACE, PRESETS } from './presets';
import { formOf } from './read-form';

const formOfPreset = (id: string) => {
  const preset = PRESETS.find((each) => each.id === id);
  if (preset === undefined) throw new Error(`There is no preset ${id}.`);
  return preset.form;
};

describe('the presets', () => {
  it.each(PRESETS.map((preset) => [preset.title, preset] as const))(
    '%s comes to an artifact',
    (_, { form }) => {
      const { artifact, changes } = checkArtifact(formOf(form));
      expect(artifact).not.toBeNull();
      expect(changes).toEqual([]);
    },
  );

  it('have ids of their own', () => {
    expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
  });

  it('say that their registry is an example', () => {
    const { problems } = checkArtifact(formOf(formOfPreset('own')));
    expect(problems).toMatchObject([{ field: 'registry', severity: 'note' }]);
    expect(problems[0]?.message).toContain(EXAMPLE_PLACE.registry);
  });

  it('warn of the documentation’s example, and offer one that works', () => {
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
