import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { parseSemVer } from '@/lib/names/versions/parse-semver';

import { upgradeWays, type UpgradeSubject } from './upgrade-ways';

const REFERENCE = 'quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.3.0-k3s-v1.36.4-k3s1';
const DIGEST = `sha256:${'a'.repeat(64)}`;

function ways(from: string, own: Partial<UpgradeSubject> = {}) {
  const version = parseSemVer(from);
  if (!version.ok) throw new Error(`${from} is no version`);
  return upgradeWays({
    reference: REFERENCE,
    digest: null,
    from: version.value,
    hasKubernetes: true,
    ...own,
  });
}

const shells = (from: string, own?: Partial<UpgradeSubject>) =>
  (ways(from, own)[0]?.steps ?? []).map(({ shell }) => shell.replaceAll(/ \\\n +/g, ' '));

const fileOf = (id: string, own?: Partial<UpgradeSubject>): unknown =>
  parse(ways('v4.0.3', own).find((way) => way.id === id)?.file?.text ?? 'null');

describe('upgradeWays', () => {
  it.each([
    ['v4.2.0', `sudo kairos-agent upgrade --source oci:${REFERENCE}`],
    ['v3.5.4', `sudo kairos-agent upgrade --source oci:${REFERENCE}`],
    ['v2.4.0', `sudo kairos-agent upgrade --source oci:${REFERENCE}`],
    ['v2.3.2', `sudo kairos-agent upgrade --image ${REFERENCE}`],
    ['v1.5.0', `sudo kairos-agent upgrade --image ${REFERENCE}`],
  ])('gives the command that the agent of Kairos %s reads', (from, command) => {
    expect(shells(from)).toEqual([command, 'sudo reboot']);
  });

  it('gives no command of the agent for versions before v1.0.0', () => {
    expect(ways('v0.57.0').map(({ id }) => id)).toEqual(['node-op-upgrade', 'plan']);
  });

  it('pins the image where its digest is known', () => {
    expect(shells('v4.0.3', { digest: DIGEST })[1]).toBe(
      `sudo kairos-agent upgrade --source oci:quay.io/kairos/hadron@${DIGEST}`,
    );
    expect(fileOf('node-op-upgrade', { digest: DIGEST })).toMatchObject({
      spec: { image: `quay.io/kairos/hadron@${DIGEST}` },
    });
  });

  it('gives the operator the reference, and the controller repository and tag', () => {
    expect(fileOf('node-op-upgrade')).toMatchObject({
      kind: 'NodeOpUpgrade',
      spec: { image: REFERENCE, stopOnFailure: true },
    });
    expect(fileOf('plan')).toMatchObject({
      kind: 'Plan',
      spec: {
        version: 'v0.5.1-standard-amd64-generic-v4.3.0-k3s-v1.36.4-k3s1',
        upgrade: { image: 'quay.io/kairos/hadron', command: ['/usr/sbin/suc-upgrade'] },
      },
    });
  });

  it('leaves out what needs a cluster where the machine has none', () => {
    expect(ways('v4.0.3', { hasKubernetes: false }).map(({ id }) => id)).toEqual(['agent']);
  });
});
