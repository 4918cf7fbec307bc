import { COMPONENTS } from './components';
import type { Program } from './model';

const HADRON = 'hadron';

/** Programs and images that no component of their name releases. */
const OTHERS: readonly Program[] = [
  {
    name: 'kcrypt-discovery-challenger',
    is: 'the server and client that hand out encryption keys',
  },
  {
    name: 'kcrypt-challenger',
    is: 'the server and client that hand out encryption keys',
    versionOf: 'kcrypt-discovery-challenger',
  },
  {
    name: 'operator-node-labeler',
    is: 'the node labeler of the Kairos operator',
    versionOf: 'kairos-operator',
  },
  { name: 'kairos-installer', is: 'the interactive installer' },
  {
    name: 'osbuilder-tools',
    is: 'the tools of OSBuilder, which is archived',
    versionOf: 'osbuilder',
  },
  { name: 'hadron-toolchain', is: 'the toolchain that Hadron is built with', versionOf: HADRON },
  { name: 'hadron-container', is: 'Hadron as a container image to run', versionOf: HADRON },
  ...hadronBases(),
  { name: 'kairos-cli', is: 'the command line of early Kairos, now kairosctl' },
  { name: 'framework', is: 'the framework image that Kairos was built from before v3.5.0' },
  { name: 'kairosctl', is: 'the command line of Kairos', versionOf: 'provider-kairos' },
  { name: 'packages', is: 'the package repository that early Kairos was built from' },
  {
    name: 'operator',
    is: 'the Kairos operator for Kubernetes',
    versionOf: 'kairos-operator',
  },
  { name: 'edgevpn', is: 'the mesh network of the provider' },
  { name: 'kcrypt', is: 'the program that encrypts partitions' },
  { name: 'cache', is: 'a base image for Jetson boards' },
  { name: 'yip', is: 'the program that applies cloud-config files' },
];

/**
 * The base images of Hadron other than `hadron` itself, by what they are for.
 *
 * @see https://github.com/kairos-io/hadron/blob/main/.github/workflows/release.yml
 * @see https://github.com/kairos-io/kairos/issues/4726
 */
function hadronBases(): readonly Program[] {
  const bases = [
    ['hadron-trusted', 'trusted boot'],
    ['hadron-fips', 'FIPS'],
    ['hadron-fips-trusted', 'FIPS and trusted boot, since v0.5.3'],
    ['hadron-cloud', 'clouds'],
    ['hadron-cloud-trusted', 'clouds and trusted boot'],
    ['hadron-cloud-fips', 'clouds and FIPS'],
  ] as const;
  return bases.map(([name, purpose]) => ({
    name,
    is: `a base image to build Kairos from, for ${purpose}`,
    versionOf: HADRON,
  }));
}

/** The programs that have archives or images. Longest name first, since one may begin another. */
export const PROGRAMS: readonly Program[] = [
  ...OTHERS,
  ...COMPONENTS.flatMap(({ id, program }) => (program === null ? [] : [{ name: id, is: program }])),
].toSorted((a, b) => b.name.length - a.name.length);

/** Finds a program by its name, which is also that of its image. */
export function findProgram(name: string): Program | null {
  return PROGRAMS.find((program) => program.name === name) ?? null;
}
