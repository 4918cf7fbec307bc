import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { BUILD_FIELDS, type BuildForm } from '@/lib/build/form/model';
import { DEFAULT_FORM, formOf } from '@/lib/build/form/read-form';

import { FIELD_LIMIT, formatBuildForm, readBuildForm } from './build-query';

const text = fc.string({ unit: 'binary', maxLength: 30 }).filter((made) => made.isWellFormed());
const forms: fc.Arbitrary<BuildForm> = fc
  .tuple(...BUILD_FIELDS.map((field) => fc.oneof(fc.constant(DEFAULT_FORM[field]), text)))
  .map((values) =>
    formOf(Object.fromEntries(BUILD_FIELDS.map((field, index) => [field, values[index] ?? '']))),
  );

describe('readBuildForm and formatBuildForm', () => {
  it('give any form back as it was typed', () => {
    fc.assert(
      fc.property(forms, (form) => {
        const address = formatBuildForm(form).toString();
        expect(readBuildForm(new URLSearchParams(address))).toEqual(form);
      }),
    );
  });

  it('let a base image that was sent with the example replace it', () => {
    const sent = 'flavor=hadron&flavorRelease=v0.5.1&example=v4.3.0';
    const read = (query: string) =>
      formatBuildForm(readBuildForm(new URLSearchParams(`${sent}&${query}`))).toString();
    expect(read('base=fedora:41&version=v4.3.0')).toBe('base=fedora%3A41&version=v0.1.0');
    expect(read('base=fedora:41&version=v1.0.0')).toBe('base=fedora%3A41&version=v1.0.0');
    expect(read('base=&version=v4.3.0')).toBe('flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0');
  });

  it.each([
    ['rpi4', 'arch=arm64&model=rpi4'],
    ['Raspberry Pi 4', 'arch=arm64&model=Raspberry+Pi+4'],
    ['nvidia-jetson-agx-orin', 'arch=arm64&model=nvidia-jetson-agx-orin'],
    ['generic', ''],
    ['my-board', 'model=my-board'],
  ])('read the architecture of the board %s where none is stated', (model, query) => {
    const form = readBuildForm(new URLSearchParams({ model }));
    expect(formatBuildForm(form).toString()).toBe(query);
  });

  it('keep an architecture that a board does not have, so that it is refused', () => {
    const query = 'arch=amd64&model=rpi4';
    expect(formatBuildForm(readBuildForm(new URLSearchParams(query))).toString()).toBe(query);
  });

  it('write no defaults', () => {
    expect(formatBuildForm(DEFAULT_FORM).toString()).toBe('');
    expect(formatBuildForm(formOf({ arch: 'arm64', version: 'v4.3.0' })).toString()).toBe(
      'arch=arm64&version=v4.3.0',
    );
  });

  it.each([
    ['keeps a field that is there and empty', 'registry=', { registry: '' }],
    ['ignores keys that it does not know', 'utm=1&__proto__=x&arch=arm64', { arch: 'arm64' }],
    ['takes the first of a repeated key', 'arch=arm64&arch=riscv64', { arch: 'arm64' }],
    [
      'reads a plus that was encoded',
      'kubernetesVersion=v1.36.1%2Bk3s1',
      {
        kubernetesVersion: 'v1.36.1+k3s1',
      },
    ],
  ])('%s', (_, address, fields) => {
    expect(readBuildForm(new URLSearchParams(address))).toEqual(formOf(fields));
  });

  it('cut what is longer than any name, and no character in half', () => {
    const params = new URLSearchParams({ base: `${'a'.repeat(FIELD_LIMIT - 1)}😀` });
    expect(readBuildForm(params).base).toBe('a'.repeat(FIELD_LIMIT - 1));
  });
});
