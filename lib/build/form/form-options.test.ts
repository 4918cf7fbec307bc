import { describe, expect, it } from 'vitest';

import { NO_RELEASES } from './build-context';
import { checkForm } from './check-artifact';
import { formOptions } from './form-options';
import { BUILD_KINDS, type BuildField, type BuildForm } from './model';
import { optionStates } from './option-states';
import { formOf, normalizeForm } from './read-form';

const PI = normalizeForm(
  formOf({
    registry: 'r.internal',
    base: 'ubuntu:22.04',
    arch: 'arm64',
    model: 'rpi4',
    version: 'v1.0.0',
  }),
);

const fieldOf = (field: BuildField) => ({ form: PI, field, context: NO_RELEASES });

describe('optionStates', () => {
  it('says which values do not go with the rest, why, and what would enable them', () => {
    const states = optionStates(fieldOf('arch'), ['amd64', 'arm64', 'riscv64']);
    expect(states.map(({ problem }) => problem?.fix ?? null)).toEqual([
      { arch: 'arm64' },
      null,
      { arch: 'arm64' },
    ]);
    expect(states.map(({ isChosen }) => isChosen)).toEqual([false, true, false]);
    expect(states[0]?.problem?.message).toContain('rpi4 is an arm64 board');
  });

  it('lists the kinds that a board can have', () => {
    const possible = optionStates(fieldOf('kind'), BUILD_KINDS).filter(({ problem }) => !problem);
    expect(possible.map(({ value }) => value)).toEqual(['image', 'raw-image', 'raw']);
  });

  it('counts against no value what is wrong already', () => {
    const states = optionStates({ ...fieldOf('model'), form: { ...PI, version: '' } }, [
      'rpi3',
      'rpi4',
      'generic',
    ]);
    expect(states.map(({ problem }) => problem)).toEqual([null, null, null]);
  });
});

describe('formOptions', () => {
  it('offers every word of a field, the chosen one among them', () => {
    const { arch, model, kubernetes } = formOptions(PI);
    expect(arch?.filter(({ isChosen }) => isChosen).map(({ value }) => value)).toEqual(['arm64']);
    expect(model?.[0]?.value).toBe('generic');
    expect(model?.filter(({ value }) => value === 'generic')).toHaveLength(1);
    expect(kubernetes?.map(({ value }) => value)).toEqual(['', 'k3s', 'k0s']);
  });

  it('leaves out the fields that are typed', () => {
    expect(formOptions(PI)).not.toHaveProperty('version');
  });
});

describe('moves', () => {
  const form = normalizeForm(
    formOf({ registry: 'r.internal', base: 'ubuntu:22.04', version: 'v1.0.0' }),
  );
  const movesOf = (field: BuildField, value: string, changed: Partial<BuildForm> = {}) =>
    optionStates({ form: { ...form, ...changed }, field, context: NO_RELEASES }, [value])[0]?.moves;

  it('brings arm64 with a board that needs it', () => {
    expect(movesOf('model', 'rpi4')).toEqual({ arch: 'arm64' });
  });

  it('brings nothing with a value that breaks nothing', () => {
    expect(movesOf('arch', 'arm64')).toBeNull();
  });

  it('leaves the board with an architecture that it does not have', () => {
    expect(movesOf('arch', 'amd64', { arch: 'arm64', model: 'rpi4' })).toEqual({
      model: 'generic',
    });
  });

  it('brings nothing with a value that no other choice lets work', () => {
    expect(movesOf('arch', 'sparc')).toBeNull();
  });

  it('brings only what leaves nothing else broken', () => {
    const options = formOptions(form);
    for (const [field, states] of Object.entries(options)) {
      for (const { value, moves } of states) {
        if (moves === null) continue;
        const moved = normalizeForm({ ...form, [field]: value, ...moves });
        const errors = checkForm(moved, NO_RELEASES).problems.filter(
          ({ severity }) => severity === 'error',
        );
        expect(errors, `${field} ${value}`).toEqual([]);
      }
    }
  });
});
