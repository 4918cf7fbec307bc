import { describe, expect, it } from 'vitest';

import { nextStepOf } from '@/lib/releases/upgrade/next-step';
import { NODE, planBetween } from '@/lib/releases/upgrade/upgrade.fixture';
import type { UpgradePageData } from '@/lib/site/model/upgrade-page';

import { upgradeMarkdown } from './upgrade-markdown';

const NO_NOTES = { html: '', headings: [], sections: [], isEmpty: true, limited: null };

function pageOf(from: string): UpgradePageData {
  const plan = from === '' ? null : planBetween({ from, to: '' });
  const extras = {
    ways: [],
    digest: null,
    builder: null,
    changes: { groups: [], left: [], notes: NO_NOTES },
  };
  return {
    texts: { from, to: '' },
    planned:
      plan?.ok === true
        ? { ok: true, value: { plan: plan.value, next: nextStepOf(plan.value), ...extras } }
        : plan,
    tags: [],
    isSnapshot: false,
    freshness: null,
    now: '2026-11-27T00:00:00Z',
  };
}

const markdown = (from: string) => upgradeMarkdown(pageOf(from), 'https://matrix.example.org');

describe('upgradeMarkdown', () => {
  it('says what runs, the target, cautions, and what replaces an image that is not published', () => {
    const text = markdown(NODE);
    expect(text).toMatch(/^# Upgrade from v3\.5\.4 to v4\.3\.0$/m);
    expect(text).toContain('- Caution: From v3 to v4');
    expect(text).toContain('- The same image in v3.7.2: quay.io/kairos/ubuntu:24.04-standard');
    expect(text).toContain('| kairos-agent | v2.24.4 | v4.3.0 |');
  });

  it('says why no upgrade can be planned, with releases to choose from', () => {
    expect(markdown('kairos-agent version v2.24.10')).toContain('- `v3.5.8`');
  });

  it('says how to use it without what runs', () => {
    expect(markdown('')).toContain('`from`');
  });
});
