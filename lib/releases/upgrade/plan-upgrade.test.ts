import { describe, expect, it } from 'vitest';

import { assetOf, readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import type { UpgradePlan } from './model';
import { nextStepOf } from './next-step';
import { NODE, planBetween, upgradeListing } from './upgrade.fixture';

const IMAGE = 'quay.io/kairos';

function plan(from: string, to = '', listing = upgradeListing()): UpgradePlan {
  const planned = planBetween({ from, to }, listing);
  if (!planned.ok) throw new Error(planned.failure.message);
  return planned.value;
}

function problem(from: string, to = '') {
  const planned = planBetween({ from, to });
  return planned.ok ? null : planned.failure;
}

/** Releases of Hadron whose versions of k3s leave gaps. */
const WITH_GAPS = upgradeListing({
  entries: readReleases(
    [
      ['v4.2.0', '2026-08-18', 'v0.5.1', 'v1.36.3+k3s1'],
      ['v4.1.0', '2026-05-14', 'v0.2.0', 'v1.35.2+k3s1'],
      ['v4.0.2', '2026-03-18', 'v0.0.4', 'v1.34.5+k3s1'],
      ['v4.0.0', '2026-02-27', 'v0.0.3', 'v1.33.1+k3s1'],
    ].map(([tag = '', day = '', hadron = '', k3s = '']) =>
      releaseOf(tag, day, {
        assets: [assetOf(`kairos-hadron-${hadron}-standard-amd64-generic-${tag}-k3s${k3s}.iso`)],
      }),
    ),
  ).entries,
});

describe('what runs', () => {
  it.each([
    ['a tag', 'v3.5.4', 'v3.5.4', false],
    ['a tag without its v', '3.5.4', 'v3.5.4', false],
    ['what a node prints', NODE, 'v3.5.4', true],
    ['a file name', 'kairos-ubuntu-24.04-core-amd64-generic-v3.5.4.iso', 'v3.5.4', true],
    [
      'an image reference',
      `${IMAGE}/hadron:v0.0.4-standard-amd64-generic-v4.0.3-k3s-v1.35.2-k3s1`,
      'v4.0.3',
      true,
    ],
    ['a version of a node alone', 'KAIROS_VERSION="v3.5.4"', 'v3.5.4', false],
  ])('is read from %s', (_what, text, tag, hasImage) => {
    const { start } = plan(text);
    expect(start.entry.release.tag).toBe(tag);
    expect(start.parts !== null).toBe(hasImage);
  });

  it.each([
    ['', 'There is nothing to decode.'],
    ['v4.9.9', 'There is no release v4.9.9 of Kairos.'],
    [
      'kairos-agent version v2.24.10',
      'kairos-agent v2.24.10 is in Kairos v3.5.8, v3.5.9 and v3.5.10.',
    ],
    ['my own words', 'Nothing in this text is the name of an image'],
    [
      'v3.5',
      'There is no release v3.5 of Kairos: it is a release line, whose latest release is v3.5.10.',
    ],
    ['v3.5.x', 'stands for any version 3.5, of which one has to be chosen'],
  ])('is refused with the reason: %s', (text, message) => {
    expect(problem(text)).toMatchObject({
      field: 'from',
      message: expect.stringContaining(message),
    });
  });

  it('offers the releases that a program is in', () => {
    expect(problem('kairos-agent version v2.24.10')?.nearest).toEqual([
      'v3.5.8',
      'v3.5.9',
      'v3.5.10',
    ]);
  });

  it.each(['v3.5', 'v3.5.x'])('offers the releases that %s may be', (text) => {
    const nearest = problem(text)?.nearest ?? [];
    expect(nearest[0]).toBe('v3.5.10');
    expect(nearest.every((tag) => tag.startsWith('v3.5.'))).toBe(true);
  });

  it('names the field of the target where that is wrong', () => {
    expect(problem('v3.5.4', 'v9.9.9')?.field).toBe('to');
  });

  it('is supported or not by the policy, with the known defects of its image', () => {
    const { start } = plan('kairos-ubuntu-24.04-core-arm64-rpi4-v3.5.4');
    expect(start.entry.status.state).toBe('end-of-life');
    expect(start.defects.map(({ id }) => id)).toEqual(['rpi4-generic-kernel', 'arm64-not-built']);
  });
});

describe('where to go', () => {
  it('is the latest final release without a target, with the latest of the line', () => {
    const { to, latest, latestInLine } = plan('v3.5.4');
    expect([to.release.tag, latest, latestInLine]).toEqual(['v4.3.0', 'v4.3.0', 'v3.5.10']);
  });

  it.each([
    ['latest', 'v4.3.0'],
    ['Latest ', 'v4.3.0'],
    ['4', 'v4.3.0'],
    ['v4.2.x', 'v4.2.0'],
    ['3.7', 'v3.7.2'],
  ])('is the release that “%s” means', (to, tag) => {
    expect(plan('v3.5.4', to).to.release.tag).toBe(tag);
  });

  it('says so where a line has no release', () => {
    expect(problem('v3.5.4', '9.9')?.field).toBe('to');
  });

  it('is the image of the same flavor and board, with the Hadron of the target and the same Kubernetes minor', () => {
    const { image } = plan(`${IMAGE}/hadron:v0.0.4-standard-amd64-generic-v4.0.3-k3s-v1.35.2-k3s1`);
    expect(image).toMatchObject({
      state: 'published',
      reference: `${IMAGE}/hadron:v0.5.1-standard-amd64-generic-v4.3.0-k3s-v1.35.8-k3s1`,
    });
  });

  it('is the image with the next minor of Kubernetes where the target has no image with the same', () => {
    const { image, jump } = plan(
      `${IMAGE}/ubuntu:24.04-standard-amd64-generic-v3.5.4-k3s-v1.32.9-k3s1`,
      'v3.7.2',
    );
    expect(image?.reference).toBe(
      `${IMAGE}/ubuntu:24.04-standard-amd64-generic-v3.7.2-k3s-v1.33.7-k3s1`,
    );
    expect(jump).toMatchObject({ minors: 1, stops: [] });
  });

  it('is no image of Ubuntu since v4.0.0, but the last one that was published and that of Hadron', () => {
    const { image, replacements } = plan(NODE);
    expect(image).toMatchObject({ state: 'none', reference: null });
    expect(image?.reason).toContain('Hadron only');
    expect(replacements.map(({ kind, image: { reference } }) => [kind, reference])).toEqual([
      ['earlier', `${IMAGE}/ubuntu:24.04-standard-amd64-generic-v3.7.2-k3s-v1.33.7-k3s1`],
      ['hadron', `${IMAGE}/hadron:v0.5.1-standard-amd64-generic-v4.3.0-k3s-v1.34.11-k3s1`],
    ]);
  });
});

describe('what changes', () => {
  it('lists each program with both versions, and Kubernetes as the machine and the image have it', () => {
    const { programs } = plan(
      `${IMAGE}/ubuntu:24.04-standard-amd64-generic-v3.5.4-k3s-v1.33.5-k3s1`,
      'v3.7.2',
    );
    expect(programs.filter(({ program }) => /^k3s|agent|hadron/.test(program))).toEqual([
      { program: 'k3s', from: ['v1.33.5+k3s1'], to: ['v1.33.7+k3s1'], change: 'up' },
      { program: 'kairos-agent', from: ['v2.24.4'], to: ['v2.26.0'], change: 'up' },
    ]);
  });

  it('counts the minors of Kubernetes that are skipped, with the releases to stop at', () => {
    const { jump, cautions } = plan(
      `${IMAGE}/hadron:v0.0.3-standard-amd64-generic-v4.0.0-k3s-v1.33.1-k3s1`,
      '',
      WITH_GAPS,
    );
    expect(jump).toMatchObject({ minors: 3, from: 'v1.33.1+k3s1', to: 'v1.36.3+k3s1' });
    expect(jump?.stops.map(({ minor, tag }) => [minor, tag])).toEqual([
      ['v1.34', 'v4.0.2'],
      ['v1.35', 'v4.1.0'],
    ]);
    expect(cautions.map(({ says }) => says)).toEqual([
      'k3s v1.33.1+k3s1 to v1.36.3+k3s1 skips 2 minor versions of Kubernetes: Kubernetes allows one at a time.',
    ]);
  });

  it.each([
    ['a major version is crossed', 'v3.5.4', 'v4.3.0', ['major']],
    ['only minors are crossed', 'v3.5.4', 'v3.7.2', []],
    ['the target is older', 'v4.3.0', 'v3.7.2', ['older']],
    ['the target is a prerelease', 'v4.3.0', 'v4.4.0-rc1', ['prerelease']],
    [
      'Kubernetes would go back',
      `${IMAGE}/hadron:v0.5.1-standard-amd64-generic-v4.2.0-k3s-v1.36.3-k3s1`,
      'v4.0.3',
      ['older', 'kubernetes-older'],
    ],
  ])('cautions where %s', (_where, from, to, ids) => {
    expect(plan(from, to).cautions.map(({ id }) => id)).toEqual(ids);
  });
});

describe('the next step', () => {
  it.each([
    [
      'the image of the target where Kubernetes allows it',
      `${IMAGE}/hadron:v0.0.4-standard-amd64-generic-v4.0.3-k3s-v1.35.2-k3s1`,
      ['target', `${IMAGE}/hadron:v0.5.1-standard-amd64-generic-v4.3.0-k3s-v1.35.8-k3s1`],
    ],
    [
      'the last image that was published where the target has none',
      NODE,
      ['earlier', `${IMAGE}/ubuntu:24.04-standard-amd64-generic-v3.7.2-k3s-v1.33.7-k3s1`],
    ],
  ])('is %s', (_what, from, [kind, reference]) => {
    expect(nextStepOf(plan(from)).step).toMatchObject({ kind, reference });
  });

  it('is an image that releases do not list only once the registry has it', () => {
    const from = `${IMAGE}/hadron:v0.0.4-core-arm64-rpi4-v4.0.3`;
    const reference = `${IMAGE}/hadron:v0.5.1-core-arm64-rpi4-v4.3.0`;
    expect(nextStepOf(plan(from)).step).toBeNull();
    expect(nextStepOf(plan(from), new Set([reference])).step).toMatchObject({ reference });
  });

  it('is the first release to stop at where a minor would be skipped', () => {
    const from = `${IMAGE}/hadron:v0.0.3-standard-amd64-generic-v4.0.0-k3s-v1.33.1-k3s1`;
    expect(nextStepOf(plan(from, '', WITH_GAPS)).step).toEqual({
      kind: 'stop',
      tag: 'v4.0.2',
      reference: `${IMAGE}/hadron:v0.0.4-standard-amd64-generic-v4.0.2-k3s-v1.34.5-k3s1`,
    });
  });

  it.each([
    ['a release alone', 'v3.5.4', '', 'states a release, not an image'],
    ['the release that runs', NODE, 'v3.5.4', 'already'],
    ['an older release', NODE.replaceAll('v3.5.4', 'v3.7.2'), 'v3.5.10', 'downgrade'],
    [
      'an image in another registry',
      'registry.example.com/my/ubuntu:24.04-core-amd64-generic-v3.5.4',
      '',
      'an image that you build',
    ],
    [
      'an image that only the registry has',
      'kairos-ubuntu-24.04-core-arm64-rpi4-v3.5.4',
      '',
      'Hadron only',
    ],
    [
      'trusted boot',
      `${IMAGE}/ubuntu:24.04-core-amd64-generic-v3.5.4-uki`,
      'v3.7.2',
      'signed with your keys',
    ],
  ])('is none for %s, with the reason', (_what, from, to, reason) => {
    const next = nextStepOf(plan(from, to));
    expect(next.step).toBeNull();
    expect(next.reason).toContain(reason);
  });
});
