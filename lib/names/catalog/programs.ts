import { COMPONENTS } from './components';
import type { Program } from './model';

/** Programs and images that no component of their name releases. */
const OTHERS: readonly Program[] = [
  {
    name: 'kcrypt-discovery-challenger',
    is: 'the server and client that hand out encryption keys',
  },
  { name: 'operator-node-labeler', is: 'the node labeler of the Kairos operator' },
  { name: 'kcrypt-challenger', is: 'the server and client that hand out encryption keys' },
  { name: 'kairos-installer', is: 'the interactive installer' },
  { name: 'osbuilder-tools', is: 'the tools of OSBuilder, which is archived' },
  { name: 'hadron-toolchain', is: 'the toolchain that Hadron is built with' },
  { name: 'hadron-trusted', is: 'a base image for trusted boot, not a Kairos image' },
  { name: 'kairos-cli', is: 'the command line of early Kairos, now kairosctl' },
  { name: 'framework', is: 'the framework image that early Kairos was built from' },
  { name: 'kairosctl', is: 'the command line of Kairos' },
  { name: 'packages', is: 'the package repository that early Kairos was built from' },
  { name: 'operator', is: 'the Kairos operator for Kubernetes' },
  { name: 'edgevpn', is: 'the mesh network of the provider' },
  { name: 'kcrypt', is: 'the program that encrypts partitions' },
  { name: 'cache', is: 'a base image for Jetson boards' },
];

/** The programs that have archives or images of their own. Longest name first, since one may begin another. */
export const PROGRAMS: readonly Program[] = [
  ...OTHERS,
  ...COMPONENTS.flatMap(({ id, program }) => (program === null ? [] : [{ name: id, is: program }])),
].toSorted((a, b) => b.name.length - a.name.length);

/** Finds a program by the name of its image. */
export function findProgram(name: string): Program | null {
  return PROGRAMS.find((program) => program.name === name) ?? null;
}
