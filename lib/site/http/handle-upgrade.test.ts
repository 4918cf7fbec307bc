import { beforeAll, describe, expect, it } from 'vitest';

import { prepareStandIn, untilListsAreWhole } from '@/lib/site/load/stand-in.fixture';

import { handleUpgrade, handleUpgradeMarkdown } from './handle-upgrade';

prepareStandIn();
beforeAll(untilListsAreWhole, 45_000);

const NODE = [
  'KAIROS_FLAVOR="ubuntu"',
  'KAIROS_FLAVOR_RELEASE="24.04"',
  'KAIROS_VARIANT="core"',
  'KAIROS_ARCH="amd64"',
  'KAIROS_MODEL="generic"',
  'KAIROS_VERSION="v3.5.4"',
].join('\n');

const HADRON = 'quay.io/kairos/hadron:v0.4.0-core-amd64-generic-v4.1.2';

function request(fields: Readonly<Record<string, string>>): Request {
  return new Request(`http://127.0.0.1/?${new URLSearchParams(fields)}`);
}

const plan = async (fields: Readonly<Record<string, string>>): Promise<unknown> =>
  (await handleUpgrade(request(fields))).json();

describe('handleUpgrade', () => {
  it('plans the upgrade of a pasted node to the latest release, by the files of the releases', async () => {
    expect(await plan({ from: NODE })).toMatchObject({
      from: { tag: 'v3.5.4', supported: false, isImage: true },
      to: { tag: 'v4.3.0', supported: true },
      image: { state: 'none', reference: null },
      replacements: [
        {
          kind: 'earlier',
          image: { reference: 'quay.io/kairos/ubuntu:24.04-core-amd64-generic-v3.7.2' },
        },
        {
          kind: 'hadron',
          image: { reference: 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0' },
        },
      ],
    });
  });

  it('gives the exact command for the image of the target', async () => {
    expect(await plan({ from: HADRON })).toMatchObject({
      next: {
        step: {
          kind: 'target',
          reference: 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
        },
        ways: [
          {
            id: 'agent',
            steps: [
              {
                shell: expect.stringMatching(
                  /^sudo kairos-agent upgrade(?: \\\n)? +--source oci:quay\.io\/kairos\/hadron:v0\.5\.1-core-amd64-generic-v4\.3\.0$/,
                ),
              },
              { shell: 'sudo reboot' },
            ],
          },
        ],
      },
    });
  });

  it.each([
    ['no text', {}, 'from', 'missing'],
    ['a release that does not exist', { from: 'v9.9.9' }, 'from', 'Nearest: v4.3.0'],
    ['a target that does not exist', { from: 'v3.5.4', to: 'v9.9.9' }, 'to', 'no release v9.9.9'],
  ])('refuses %s with the field and what to do', async (_what, fields, field, says) => {
    const response = await handleUpgrade(request(fields));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      detail: expect.stringContaining(says),
      problems: [{ field }],
    });
  });
});

describe('handleUpgradeMarkdown', () => {
  const read = async (fields: Readonly<Record<string, string>>) =>
    (await handleUpgradeMarkdown(request(fields))).text();

  it('has versions and commands', async () => {
    const text = await read({ from: HADRON });
    expect(text).toMatch(/^# Upgrade from v4\.1\.2 to v4\.3\.0$/m);
    expect(text).toContain('| hadron | v0.4.0 | v0.5.1 |');
    expect(text).toContain('--source oci:');
  });

  it('says why no upgrade can be planned', async () => {
    expect(await read({ from: 'v9.9.9' })).toContain('There is no release v9.9.9 of Kairos.');
  });
});
