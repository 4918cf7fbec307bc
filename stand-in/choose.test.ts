import { describe, expect, it } from 'vitest';

import { choose } from './choose';
import { FAULT_CHOICES } from './fault-choices';
import { startStandIn } from './github';
import { findRepository } from './world';
import { hostileTag, WORLDS } from './worlds';

describe('choose', () => {
  it.each(Object.keys(WORLDS))('finds the world %s, and makes a new one each time', (name) => {
    const chosen = choose(name, null);
    if (!chosen.ok) throw new Error(chosen.failure);
    const [one, other] = [chosen.world.make(), chosen.world.make()];
    expect(chosen).toMatchObject({ fault: null, sentence: `  ${name}: ${chosen.world.sentence}` });
    // Not `toBe`, which compares the whole of both for its message.
    expect(Object.is(one.repositories, other.repositories)).toBe(false);
  });

  it.each(Object.entries(FAULT_CHOICES))('finds the fault %s', (kind, { fault }) => {
    const chosen = choose('kairos', kind);
    expect(chosen).toMatchObject({ ok: true, fault: { fault } });
    expect(fault.kind).toBe(kind);
  });

  it.each([
    { named: 'an unknown world', world: 'mars', fault: null, lists: WORLDS },
    { named: 'an unknown fault', world: 'kairos', fault: 'flood', lists: FAULT_CHOICES },
    { named: 'a word that every object has', world: 'constructor', fault: null, lists: WORLDS },
  ])('lists what there is for $named', ({ world, fault, lists }) => {
    const chosen = choose(world, fault);
    const failure = chosen.ok ? '' : chosen.failure;
    expect(failure).toContain(`“${fault ?? world}”`);
    for (const name of Object.keys(lists)) expect(failure).toContain(`\n  ${name}: `);
  });
});

describe('the worlds', () => {
  it('differ from the recorded one as their sentence says', () => {
    const kairos = (name: keyof typeof WORLDS) =>
      findRepository(WORLDS[name].make(), 'kairos-io/kairos');
    const init = (name: keyof typeof WORLDS) =>
      findRepository(WORLDS[name].make(), 'kairos-io/kairos-init');
    expect(init('running')?.runs.map(({ status }) => status)).toContain('in_progress');
    expect(JSON.stringify(init('many-jobs')?.commits)).toContain('job_19:');
    expect(kairos('many-releases')?.releases).toHaveLength(10_000);
    expect(kairos('empty')).toBeUndefined();
    const provider = findRepository(WORLDS['hostile-notes'].make(), 'kairos-io/provider-kairos');
    expect(provider?.releases[0]).toMatchObject({
      tag: hostileTag(0),
      body: expect.stringContaining('script'),
    });
  });

  it('are served', async () => {
    const standIn = await startStandIn(WORLDS['many-releases'].make());
    const response = await fetch(`${standIn.url}/repos/kairos-io/kairos/releases?per_page=30`);
    expect(await response.json()).toHaveLength(30);
    await standIn.close();
  });
});
