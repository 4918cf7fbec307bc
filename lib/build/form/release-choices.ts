import { decode } from '@/lib/names/artifacts/decode';
import { compareReleases } from '@/lib/names/distributions/compare-releases';
import { compareVersions } from '@/lib/names/versions/compare-versions';
import { readVersion } from '@/lib/names/versions/read-version';

import { formOfDecoded } from './decode-to-form';
import type { BuildField, BuildForm, NormalForm } from './model';

/** Fields whose values follow from the files of a release of Kairos. */
const RELEASE_FIELDS = [
  'flavor',
  'flavorRelease',
  'variant',
  'arch',
  'model',
  'kubernetes',
  'kubernetesVersion',
] as const satisfies readonly BuildField[];

type ReleaseField = (typeof RELEASE_FIELDS)[number];

/** The values that the ISOs of a release have in each field, under the form's other fields. */
export type ReleaseChoices = { readonly [Field in ReleaseField]: readonly string[] };

/**
 * Reads from the files of a release what can be chosen of Kairos' own images. A field offers the values of
 * the files that agree with the form in the fields before it; an empty one agrees with any.
 */
export function releaseChoices(assetNames: readonly string[], form: NormalForm): ReleaseChoices {
  const isos = assetNames.filter((name) => name.endsWith('.iso')).flatMap(formOfFile);
  const choices = RELEASE_FIELDS.map((field, index) => {
    const earlier = RELEASE_FIELDS.slice(0, index);
    const fitting = isos.filter((iso) => agrees(iso, form, earlier));
    return [field, order(field, [...new Set(fitting.map((iso) => iso[field]))])] as const;
  });
  return { ...NO_CHOICES, ...Object.fromEntries(choices) };
}

const NO_CHOICES: ReleaseChoices = {
  flavor: [],
  flavorRelease: [],
  variant: [],
  arch: [],
  model: [],
  kubernetes: [],
  kubernetesVersion: [],
};

function formOfFile(name: string): readonly BuildForm[] {
  const opened = formOfDecoded(decode(name));
  if (opened === null) return [];
  const { form } = opened;
  return [{ ...form, variant: form.kubernetes === '' ? 'core' : 'standard' }];
}

function agrees(iso: BuildForm, form: BuildForm, fields: readonly ReleaseField[]): boolean {
  return fields.every((field) => form[field] === '' || form[field] === iso[field]);
}

/** Newest versions first; words by their letters, and nothing before something. */
function order(field: ReleaseField, values: readonly string[]): readonly string[] {
  if (field === 'flavorRelease') return values.toSorted(compareReleases);
  if (field === 'kubernetesVersion') return values.toSorted(newestFirst);
  return values.toSorted();
}

function newestFirst(one: string, other: string): number {
  const options = { legacyC3os: false };
  return compareVersions(readVersion(other, options), readVersion(one, options));
}
