/** A program or an image of the Kairos project that is no Kairos image. */
export type ComponentName = { readonly name: string; readonly is: string };

/** The programs that have archives or images of their own, longest name first. */
const COMPONENTS: readonly ComponentName[] = [
  {
    name: 'kcrypt-discovery-challenger',
    is: 'the server and client that hand out encryption keys',
  },
  { name: 'operator-node-labeler', is: 'the node labeler of the Kairos operator' },
  { name: 'kcrypt-challenger', is: 'the server and client that hand out encryption keys' },
  { name: 'kairos-installer', is: 'the interactive installer' },
  { name: 'kairos-operator', is: 'the Kairos operator for Kubernetes' },
  { name: 'osbuilder-tools', is: 'the tools of OSBuilder, which is archived' },
  { name: 'provider-kairos', is: 'the provider that sets up Kubernetes and meshes' },
  { name: 'hadron-toolchain', is: 'the toolchain that Hadron is built with' },
  { name: 'hadron-trusted', is: 'a base image for trusted boot, not a Kairos image' },
  { name: 'kairos-agent', is: 'the agent that installs, upgrades and resets' },
  { name: 'kairos-init', is: 'the program that turns a distribution into Kairos' },
  { name: 'auroraboot', is: 'the program that makes ISOs, raw disks and netboot files of images' },
  { name: 'kairos-cli', is: 'the command line of early Kairos, now kairosctl' },
  { name: 'framework', is: 'the framework image that early Kairos was built from' },
  { name: 'osbuilder', is: 'OSBuilder, which is archived' },
  { name: 'kairosctl', is: 'the command line of Kairos' },
  { name: 'immucore', is: 'the program that mounts the immutable system at boot' },
  { name: 'packages', is: 'the package repository that early Kairos was built from' },
  { name: 'operator', is: 'the Kairos operator for Kubernetes' },
  { name: 'edgevpn', is: 'the mesh network of the provider' },
  { name: 'hadron', is: 'a base image to build Kairos from, not a Kairos image' },
  { name: 'kairos', is: 'the programs of Kairos in one archive' },
  { name: 'kcrypt', is: 'the program that encrypts partitions' },
  { name: 'cache', is: 'a base image for Jetson boards' },
];

/** What the name of a component's file tells. */
export type ComponentFile = {
  readonly component: ComponentName;
  readonly role: 'binary' | 'source' | 'checksums';
  readonly version: string | null;
  readonly os: string | null;
  readonly arch: string | null;
  readonly isFips: boolean;
};

const BINARY =
  /^(v?[0-9]+\.[0-9]+\.[0-9]+(?:-[a-z0-9]+(?:\.[0-9]+)*)?)[-_.]{1,3}(linux|darwin|windows|freebsd)[-_.]{1,3}(amd64|x86_64|arm64|aarch64|armv[67]|riscv64|386|i386)([-_]fips)?(?:\.(?:tar\.gz|tgz|zip|exe))?$/i;
const ATTACHED =
  /^(v?[0-9]+\.[0-9]+\.[0-9]+(?:-[a-z0-9]+(?:\.[0-9]+)*)?)[-_](source\.tar\.gz|checksums\.txt|sha256sums)$/i;

/**
 * Parses the file of a component, in the patterns of goreleaser that upstream used: dashes, underscores
 * (kairos-init) or, by a mistake, both with dots (`kairosctl-.v2.6.5-.linux-.amd64.tar.gz`).
 *
 * @see https://github.com/kairos-io/provider-kairos/blob/main/.goreleaser.yaml
 */
export function parseComponentFile(fileName: string): ComponentFile | null {
  const component = COMPONENTS.find(({ name }) => /^[-_.]/.test(afterName(fileName, name)));
  if (component === undefined) return null;
  const rest = afterName(fileName, component.name).replace(/^[-_.]{1,3}/, '');
  return readBinary(component, rest) ?? readAttached(component, rest);
}

/** Finds a component by the name of its image. */
export function findComponent(name: string): ComponentName | null {
  return COMPONENTS.find((component) => component.name === name) ?? null;
}

function afterName(fileName: string, name: string): string {
  return fileName.toLowerCase().startsWith(name) ? fileName.slice(name.length) : '';
}

function readBinary(component: ComponentName, rest: string): ComponentFile | null {
  const found = BINARY.exec(rest);
  if (found === null) return null;
  const [, version = null, os = '', arch = '', fips] = found;
  return {
    component,
    role: 'binary',
    version,
    os: os.toLowerCase(),
    arch: GO_ARCHES.get(arch.toLowerCase()) ?? arch.toLowerCase(),
    isFips: fips !== undefined,
  };
}

function readAttached(component: ComponentName, rest: string): ComponentFile | null {
  const found = ATTACHED.exec(rest);
  if (found === null) return null;
  const [, version = null, what = ''] = found;
  const role = what.startsWith('source') ? 'source' : 'checksums';
  return { component, role, version, os: null, arch: null, isFips: false };
}

const GO_ARCHES = new Map([
  ['x86_64', 'amd64'],
  ['aarch64', 'arm64'],
  ['i386', '386'],
]);
