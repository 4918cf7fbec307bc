import type { MatrixSource, ValueNames } from './model';

/** The spellings in upstream's workflows. */
const NAMES: ValueNames = {
  baseImage: ['base_image'],
  arch: ['platform', 'arch'],
  model: ['model'],
  trustedBoot: ['trusted_boot'],
  fips: ['fips'],
  provider: ['kubernetes_provider', 'kubernetes_distro'],
  providerVersion: ['kubernetes_version'],
  variant: ['variant'],
};

/**
 * Every source of a tested matrix. The first is the default of the API, and of a ref without a source, since links
 * were made before there were others.
 */
export const matrixSources: readonly [MatrixSource, ...MatrixSource[]] = [
  {
    id: 'kairos-init',
    title: 'kairos-init',
    summary:
      'The tests of kairos-init: every base image that it turned into Kairos until the repository was archived.',
    repository: { owner: 'kairos-io', name: 'kairos-init' },
    ref: 'main',
    path: '.github/workflows/test.yml',
    jobs: null,
    names: NAMES,
    runsOf: ['test.yml'],
    namePattern: null,
    successor: { id: 'kairos', text: 'Switch to the current matrix (kairos)' },
    reportTo: 'kairos-io/kairos',
  },
  {
    id: 'kairos',
    title: 'kairos',
    summary:
      'The base images that the kairos repository turns into Kairos with every change, kairos-init’s successor.',
    repository: { owner: 'kairos-io', name: 'kairos' },
    ref: 'master',
    path: '.github/workflows/_build-flavors.yaml',
    jobs: ['build'],
    names: NAMES,
    runsOf: ['master.yaml'],
    namePattern: String.raw`^(?<base_image>[^\s()$]+) \((?<platform>[^\s()$]+)\)(?<flags>(?: \+[^\s+]+)*)$`,
    successor: null,
    reportTo: 'kairos-io/kairos',
  },
];

/** The sources as a view of all of them lists them: those that CI runs today, then those that another one replaced. */
export const sourcesByToday: readonly MatrixSource[] = matrixSources.toSorted(
  (a, b) => Number(a.successor !== null) - Number(b.successor !== null),
);

/** Finds a source by its id; null if there is none. */
export function findMatrixSource(id: string): MatrixSource | null {
  return matrixSources.find((source) => source.id === id) ?? null;
}
