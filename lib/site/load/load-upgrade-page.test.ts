import { beforeAll, describe, expect, it } from 'vitest';

import { loadUpgradePage } from './load-upgrade-page';
import { prepareStandIn, untilListsAreWhole } from './stand-in.fixture';

prepareStandIn();
beforeAll(untilListsAreWhole, 45_000);

const load = (fields: Readonly<Record<string, string>>) =>
  loadUpgradePage(new URLSearchParams(fields));

const UBUNTU = 'quay.io/kairos/ubuntu:24.04-core-amd64-generic-v3.5.4';

describe('loadUpgradePage', () => {
  it('plans nothing before it is said what runs, and offers targets', async () => {
    const { planned, tags } = await load({});
    expect(planned).toBeNull();
    expect(tags).toContain('v4.3.0');
  });

  it('gives no digest without a registry to read', async () => {
    const { planned } = await load({ from: UBUNTU, to: 'v3.7.2' });
    expect(planned).toMatchObject({ ok: true, value: { digest: null } });
  });

  it('opens the builder with the image that runs and the release of the target', async () => {
    const { planned } = await load({ from: UBUNTU });
    const builder = planned?.ok === true ? planned.value.builder : null;
    const form = new URLSearchParams(builder?.replace('/build?', ''));
    expect([form.get('flavor'), form.get('flavorRelease'), form.get('version')]).toEqual([
      'ubuntu',
      '24.04',
      'v4.3.0',
    ]);
  });

  it('merges the notes of components whose lists are stored, and says which notes are unknown', async () => {
    const { planned } = await load({ from: 'v3.5.4' });
    if (planned?.ok !== true) throw new Error('Nothing was planned.');
    const { groups, components, urgent, others } = planned.value.changes;
    const ofProgram = (name: string) => components.find(({ program }) => program === name);
    expect(ofProgram('immucore')?.unknown).toBeNull();
    expect(ofProgram('immucore')?.releases.length).toBeGreaterThan(5);
    expect(ofProgram('kairos-agent')).toMatchObject({ unknown: 'not-read', releases: [] });
    expect(ofProgram('edgevpn')?.unknown).toBe('no-list');
    const immucore = groups.find(({ title }) => title === 'Immucore');
    const listing = immucore?.changes.flatMap(({ listedBy }) =>
      listedBy.map(({ component }) => component),
    );
    expect(new Set(listing)).toEqual(new Set([null, 'immucore']));
    const ids = [...urgent.headings, ...others.headings].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(urgent.headings.map(({ text }) => text)).toContain('Security');
    expect(others.headings.map(({ text }) => text)).not.toContain('Security');
  });
});
