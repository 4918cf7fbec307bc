import { describe, expect, it } from 'vitest';

import { contentsCoverage, coverageWords } from './contents-coverage';

const READ = { isRead: true, hasFiles: true };
const UNREAD = { isRead: false, hasFiles: true };

const COVERAGE = contentsCoverage([
  { tag: 'v4.4.0', ...UNREAD },
  { tag: 'v4.3.0', ...READ },
  { tag: 'v4.2.0', ...UNREAD },
  { tag: 'v1.0.0', isRead: false, hasFiles: false },
]);

describe('contentsCoverage', () => {
  it('counts each release once, with the tags that are still to be read', () => {
    expect(COVERAGE).toEqual({
      releases: 4,
      read: 1,
      bundled: 1,
      pending: ['v4.4.0'],
      withoutFiles: 1,
    });
  });

  it('counts a bundled release as read once its files were', () => {
    expect(contentsCoverage([{ tag: 'v4.2.0', ...READ }])).toMatchObject({ read: 1, bundled: 0 });
  });
});

describe('coverageWords', () => {
  it('says how many were read, and leaves out what is nothing', () => {
    expect(coverageWords(COVERAGE)).toContain('read for 1 of 4 releases of Kairos');
    expect(coverageWords({ ...COVERAGE, bundled: 0, pending: [], withoutFiles: 0 })).toBe(
      'Component versions: the files at the tag were read for 1 of 4 releases of Kairos.',
    );
  });
});
