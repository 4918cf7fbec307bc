import { describe, expect, it } from 'vitest';

import type { Notice } from '@/lib/site/model/notice';

import { chooseBanner } from './choose-banner';

function notice(id: string, href: string | null = null): Notice {
  return { id, tone: 'warning', text: id, link: href === null ? null : { href, text: href } };
}

describe('chooseBanner', () => {
  it.each([
    ['a failed refresh comes before the age of results', ['quiet', 'freshness'], 'freshness'],
    ['a run in progress comes before the age of results', ['quiet', 'running'], 'running'],
    ['a difference of commits is read on request', ['commit'], undefined],
    [
      'a source that is missing comes first',
      ['kairos-freshness', 'kairos-init-missing'],
      'kairos-init-missing',
    ],
    ['there may be none', [], undefined],
  ])('%s', (_, ids, expected) => {
    expect(chooseBanner(ids.map((id) => notice(id))).banner?.id).toBe(expected);
  });

  it('leads from old results to the matrix that took over', () => {
    const notices = [notice('quiet', '/run'), notice('archived', '/?source=kairos')];
    const { banner, others } = chooseBanner(notices);
    expect(banner).toMatchObject({ id: 'quiet', link: { href: '/?source=kairos' } });
    expect(others.map(({ id }) => id)).toEqual(['archived']);
  });
});
