import { signed, withEnds } from './file-names';
import { isFrom, numberOf } from './version';

/** Names the files of a release of a component that publishes archives of its program. */
export function programAssetNames(component: string, tag: string): readonly string[] {
  const bare = tag.replace(/^v/, '');
  switch (component) {
    case 'provider-kairos':
      return providerNames(tag);
    case 'immucore':
    case 'kairos-agent':
      return [
        ...withEnds(
          `${component}-${tag}-linux-`,
          'amd64.tar.gz amd64-fips.tar.gz arm64.tar.gz arm64-fips.tar.gz',
        ),
        `${component}-${tag}-checksums.txt`,
      ];
    case 'kairos-init':
      return withEnds(
        `kairos-init_${bare}_`,
        'linux_amd64.tar.gz linux_arm64.tar.gz linux_riscv64.tar.gz checksums.txt',
      );
    default:
      return [];
  }
}

function providerNames(tag: string): readonly string[] {
  const version = numberOf(tag) ?? [0, 0, 0];
  if (!isFrom(version, [2, 4, 0])) {
    const k3s = { 'v0.57.0': 'v1.21.14+k3s1', 'v1.0.0': 'v1.24.3+k3s1', 'v1.3.2': 'v1.20.15+k3s1' };
    const end = new Map(Object.entries(k3s)).get(tag) ?? 'v1.25.11+k3s1';
    return ['opensuse', 'alpine-ubuntu', 'fedora', 'ubuntu'].flatMap((flavor) =>
      withEnds(`kairos-${flavor}-${tag}-k3s${end}`, signed('.iso')),
    );
  }
  const isOddlyNamed = !isFrom(version, [2, 14, 1]);
  return [
    ...withEnds(
      `provider-kairos-${tag}-linux-`,
      'amd64.tar.gz amd64-fips.tar.gz arm64.tar.gz arm64-fips.tar.gz riscv64.tar.gz',
    ),
    ...['amd64', 'arm64'].map((arch) =>
      isOddlyNamed
        ? `kairosctl-.${tag}-.linux-.${arch}.tar.gz`
        : `kairosctl-${tag}-linux-${arch}.tar.gz`,
    ),
    `provider-kairos-${tag}-source.tar.gz`,
    `provider-kairos-${tag}-checksums.txt`,
  ];
}
