import { describe, expect, it } from 'vitest';

import { NO_RELEASES, type BuildContext } from './build-context';
import { formOf } from './read-form';
import { startForm } from './start-form';

const CONTEXT: BuildContext = {
  ...NO_RELEASES,
  latestRelease: 'v4.3.0',
  latestHadron: 'v0.5.1',
};

const OFFICIAL = { flavor: 'hadron', flavorRelease: 'v0.5.1', version: 'v4.3.0' };

describe('startForm', () => {
  it('opens an empty form on the latest official image', () => {
    expect(startForm(formOf({}), CONTEXT)).toEqual({ form: formOf(OFFICIAL), isExample: true });
  });

  it('keeps the choices of a form that states no image', () => {
    const { form } = startForm(formOf({ arch: 'arm64', kubernetes: 'k3s' }), CONTEXT);
    expect(form).toEqual(formOf({ ...OFFICIAL, arch: 'arm64', kubernetes: 'k3s' }));
  });

  it.each(['base', 'flavor', 'flavorRelease', 'version', 'release'] as const)(
    'changes nothing of a form that states its %s',
    (field) => {
      const form = formOf({ [field]: 'x' });
      expect(startForm(form, CONTEXT)).toEqual({ form, isExample: false });
    },
  );

  it('stays empty while no list of releases was read', () => {
    expect(startForm(formOf({}), NO_RELEASES)).toEqual({ form: formOf({}), isExample: false });
  });
});
