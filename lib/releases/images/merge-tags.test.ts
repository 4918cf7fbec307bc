import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { currentDigest, mergeTag, mergeTags, type TagLook } from './merge-tags';
import type { ImageTag, TagRow } from './model';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => `sha256:${letter.repeat(64)}`);
const at = (day: number) => new Date(Date.UTC(2026, 8, day)).toISOString();

function row(
  digest: string | null = A ?? '',
  from: string | null = at(1),
  until: string | null = null,
) {
  return { name: 'v1', digest, from, until };
}

function look(day: number, ...rows: readonly TagRow[]): TagLook {
  return { rows, isComplete: true, now: at(day) };
}

/** The tag after looks, one after the other. */
function after(...looks: readonly TagLook[]): ImageTag {
  const tag = looks.reduce<ImageTag | null>((seen, each) => mergeTag(seen, each), null);
  if (tag === null) throw new Error('The tag was never seen.');
  return tag;
}

describe('mergeTag', () => {
  it('remembers when a tag was first seen here, whatever the registry says of its age', () => {
    const tag = after(look(5, row()), look(6, row()));
    expect(tag).toMatchObject({ firstSeenAt: at(5), targets: [{ digest: A, from: at(1) }] });
  });

  it('is the same after a look that finds nothing new', () => {
    const tag = after(look(5, row()));
    expect(mergeTag(tag, look(6, row()))).toEqual(tag);
  });

  it.each([
    ['a history that has both', [look(5, row(A, at(1), at(3)), row(B, at(3)))]],
    ['a history in any order', [look(5, row(B, at(3)), row(A, at(1), at(3)))]],
    ['two looks at the active tags', [look(2, row(A, at(1))), look(5, row(B, at(3)))]],
  ])('shows a move from %s', (_what, looks) => {
    expect(after(...looks).targets).toEqual([
      { digest: B, from: at(3), until: null },
      { digest: A, from: at(1), until: at(3) },
    ]);
  });

  it('dates a move by its own look where the registry gives no dates', () => {
    const tag = after(look(2, row(A, null)), look(3, row(A, null)), look(5, row(B, null)));
    expect(tag.targets).toEqual([
      { digest: B, from: at(5), until: null },
      { digest: A, from: null, until: at(5) },
    ]);
  });

  it('shows a move back as a separate target', () => {
    const tag = after(look(2, row(A, null)), look(3, row(B, null)), look(4, row(A, null)));
    expect(tag.targets.map(({ digest }) => digest)).toEqual([A, B, A]);
  });

  it('counts a push of the same digest again as no move', () => {
    const tag = after(look(5, row(A, at(1), at(3)), row(A, at(3))));
    expect(tag.targets).toEqual([{ digest: A, from: at(1), until: null }]);
  });

  it('shows a deletion that the registry states', () => {
    const tag = after(look(2, row()), look(5, row(A, at(1), at(4))));
    expect(tag.targets).toEqual([{ digest: A, from: at(1), until: at(4) }]);
    expect(currentDigest(tag)).toBeNull();
  });

  it('keeps a deletion that the registry has forgotten', () => {
    const deleted = after(look(2, row(A, at(1), at(2))));
    expect(mergeTag(deleted, look(40))).toEqual(deleted);
  });

  it('shows a tag that was deleted and pushed again', () => {
    const tag = after(look(2, row(A, at(1), at(2))), look(5, row(A, at(4))));
    expect(tag.targets).toEqual([
      { digest: A, from: at(4), until: null },
      { digest: A, from: at(1), until: at(2) },
    ]);
    expect(currentDigest(tag)).toBe(A);
  });

  it('marks a tag without a row as missing, and counts two looks at most', () => {
    const seen = look(2, row());
    expect(after(seen, look(3)).missing).toEqual({ since: at(3), looks: 1 });
    expect(after(seen, look(3), look(4), look(5)).missing).toEqual({ since: at(3), looks: 2 });
    expect(after(seen, look(3), look(4, row())).missing).toBeNull();
    expect(currentDigest(after(seen, look(3)))).toBe(A);
  });

  it('marks nothing as missing by a list that was cut off', () => {
    expect(after(look(2, row()), { ...look(3), isComplete: false }).missing).toBeNull();
  });

  it('learns a digest that an earlier look did not have', () => {
    const tag = after(look(2, row(null, null)), look(3, row(A, at(1))));
    expect(tag.targets).toEqual([{ digest: A, from: at(1), until: null }]);
    expect(mergeTag(tag, look(4, row(null, null)))).toEqual(tag);
  });

  it('remembers a bounded number of targets, the latest', () => {
    const looks = Array.from({ length: 50 }, (_none, index) =>
      look(index + 1, row(`sha256:${String(index).padStart(64, '0')}`, null)),
    );
    const { targets } = after(...looks);
    expect(targets).toHaveLength(20);
    expect(targets[0]?.digest).toMatch(/49$/);
  });

  it('ends every target but the latest, in an order without gaps backwards, after any looks', () => {
    const days = fc.integer({ min: 1, max: 28 }).map(at);
    const anyRow = fc.record({
      name: fc.constant('v1'),
      digest: fc.constantFrom(A ?? null, B ?? null, C ?? null, null),
      from: fc.option(days),
      until: fc.option(days),
    });
    const looks = fc.array(fc.array(anyRow, { maxLength: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(looks, (all) => {
        const tag = all.reduce<ImageTag | null>(
          (seen, rows, index) => mergeTag(seen, look(index + 1, ...rows)),
          null,
        );
        const [, ...earlier] = tag?.targets ?? [];
        expect(earlier.every(({ until }) => until !== null)).toBe(true);
      }),
    );
  });
});

describe('mergeTags', () => {
  it('keeps every tag by name, those without a row too', () => {
    const named = (name: string) => ({ ...row(), name });
    const first = mergeTags([], look(1, named('v2'), named('v1')));
    const second = mergeTags(first, look(2, named('v2'), named('v10')));
    expect(second.map(({ name, missing }) => [name, missing?.looks ?? 0])).toEqual([
      ['v1', 1],
      ['v10', 0],
      ['v2', 0],
    ]);
  });
});
