import { readKind } from './kind-words';
import { BUILD_FIELDS, type BuildField, type BuildForm, type NormalForm } from './model';

/** The form as it opens; a field with that value is left out of the URL. */
export const DEFAULT_FORM: BuildForm = {
  registry: 'quay.io',
  organization: 'kairos',
  repository: '',
  base: '',
  flavor: '',
  flavorRelease: '',
  variant: '',
  arch: 'amd64',
  model: 'generic',
  trustedBoot: 'false',
  fips: 'false',
  kubernetes: '',
  kubernetesVersion: '',
  version: '',
  release: '',
  kairosInit: '',
  kind: 'image',
  prefix: '',
  naming: '',
};

/** Makes a form of some fields; the others are as the form opens. */
export function formOf(fields: Partial<BuildForm>): BuildForm {
  return { ...DEFAULT_FORM, ...fields };
}

/**
 * Reads a form kindly: blanks around a value do not count, nor does the case of a word that can be chosen. A
 * label counts as its value, and an architecture may be written as `uname` writes it. What is typed freely keeps
 * its characters.
 */
export function normalizeForm(form: BuildForm): NormalForm {
  const fields = BUILD_FIELDS.map((field) => [field, normalizeField(field, form[field])] as const);
  return { ...form, ...Object.fromEntries(fields), isNormal: true };
}

function normalizeField(field: BuildField, typed: string): string {
  const text = typed.trim();
  switch (field) {
    case 'arch':
      return foldWord(text.replace(/^linux\//i, ''), ARCH_WORDS);
    case 'trustedBoot':
    case 'fips':
      return foldWord(text, SWITCH_WORDS);
    case 'kubernetes':
      return foldWord(text, NO_KUBERNETES_WORDS);
    case 'model':
      return foldWord(text, MODEL_WORDS);
    case 'variant':
      return foldWord(text, AUTO_WORDS);
    case 'kind':
      return readKind(text) ?? text.toLowerCase();
    case 'naming':
      return text.toUpperCase();
    case 'registry':
    case 'prefix':
      return text.replace(/^https?:\/\//i, '').replace(/\/+$/, '');
    case 'organization':
    case 'repository':
      return text.replace(/^\/+/, '').replace(/\/+$/, '');
    case 'base':
    case 'flavor':
    case 'flavorRelease':
    case 'kubernetesVersion':
    case 'version':
    case 'release':
    case 'kairosInit':
      return text;
  }
}

type Words = ReadonlyMap<string, string>;

function foldWord(text: string, words: Words): string {
  const lower = text.toLowerCase();
  return words.get(lower) ?? lower;
}

const ARCH_WORDS: Words = new Map([
  ['x86_64', 'amd64'],
  ['x64', 'amd64'],
  ['aarch64', 'arm64'],
]);

const AUTO_WORDS: Words = new Map([['auto', '']]);

const SWITCH_WORDS: Words = new Map([
  ['', 'false'],
  ['no', 'false'],
  ['off', 'false'],
  ['0', 'false'],
  ['no-fips', 'false'],
  ['none', 'false'],
  ['plain', 'false'],
  ['yes', 'true'],
  ['on', 'true'],
  ['1', 'true'],
  ['fips', 'true'],
  ['trusted', 'true'],
  ['trusted boot', 'true'],
]);

const NO_KUBERNETES_WORDS: Words = new Map([
  ['none', ''],
  ['core', ''],
  ['none (core)', ''],
  ['core (no kubernetes)', ''],
]);

const MODEL_WORDS: Words = new Map([
  ['', 'generic'],
  ['none', 'generic'],
  ['raspberry pi 3', 'rpi3'],
  ['raspberry pi 4', 'rpi4'],
  ['jetson agx orin', 'nvidia-jetson-agx-orin'],
  ['jetson orin nx', 'nvidia-jetson-orin-nx'],
  ['agx-orin', 'nvidia-jetson-agx-orin'],
  ['orin-nx', 'nvidia-jetson-orin-nx'],
]);
