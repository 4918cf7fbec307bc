import { describe, expect, it } from 'vitest';

import { startStandIn } from './github';
import { hostileNotes, LAST_LINE } from './hostile-notes';
import { kairosWorld } from './kairos-world';
import { findRepository } from './world';

const MOST_OF_GITHUB = 125_000;

describe('hostileNotes', () => {
  const notes = hostileNotes();
  const isLarge = (name: string) => name.startsWith('a megabyte of ');

  it('names each body once', () => {
    expect(new Set(notes.map(({ name }) => name)).size).toBe(notes.length);
    expect(new Set(notes.map(({ body }) => body)).size).toBe(notes.length);
  });

  it('has bodies that GitHub would take, and larger ones of a megabyte', () => {
    for (const { name, body } of notes) {
      if (isLarge(name)) expect(Math.abs(body.length - 1_000_000)).toBeLessThan(1000);
      else expect(body.length).toBeLessThanOrEqual(MOST_OF_GITHUB);
    }
  });

  it('ends most small ones with a line that is to be seen', () => {
    const hidden = notes.filter(({ name, body }) => !isLarge(name) && !body.endsWith(LAST_LINE));
    expect(hidden.map(({ name }) => name)).toEqual([
      'a comment that is never closed',
      'code that is never closed',
      'a script that is never closed',
    ]);
  });

  it('is served unchanged', async () => {
    const world = kairosWorld();
    const [release] = findRepository(world, 'kairos-io/hadron')?.releases ?? [];
    const gitHub = await startStandIn(world);
    for (const { body } of notes) {
      if (release !== undefined) release.body = body;
      const response = await fetch(
        `${gitHub.url}/repos/kairos-io/hadron/releases/tags/${release?.tag}`,
      );
      const served = (await response.json()) as { body: string };
      expect(served.body === body).toBe(true);
    }
    await gitHub.close();
  });
});
