import { describe, expect, it } from 'vitest';

import type { MergedKind } from '@/lib/releases/notes/merge-changes';
import { nextStepOf } from '@/lib/releases/upgrade/next-step';
import { NODE, planBetween } from '@/lib/releases/upgrade/upgrade.fixture';
import type { UpgradeChanges, UpgradePageData } from '@/lib/site/model/upgrade-page';

import { upgradeMarkdown } from './upgrade-markdown';

const NO_NOTES = { html: '', headings: [], sections: [], isEmpty: true, limited: null };

const NO_CHANGES: UpgradeChanges = {
  groups: [],
  left: [],
  components: [],
  urgent: NO_NOTES,
  others: NO_NOTES,
};

function pageOf(from: string, changes = NO_CHANGES): UpgradePageData {
  const plan = from === '' ? null : planBetween({ from, to: '' });
  const extras = {
    ways: [],
    digest: null,
    builder: null,
    changes,
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

const markdown = (from: string, changes = NO_CHANGES) =>
  upgradeMarkdown(pageOf(from, changes), 'https://matrix.example.org');

describe('upgradeMarkdown', () => {
  it('says what runs, the target, cautions, and what replaces an image that is not published', () => {
    const text = markdown(NODE);
    expect(text).toMatch(/^# Upgrade from v3\.5\.4 to v4\.3\.0$/m);
    expect(text).toContain('- Caution: From v3 to v4');
    expect(text).toContain('- The same image in v3.7.2: quay.io/kairos/ubuntu:24.04-standard');
    expect(text).toContain('| kairos-agent | v2.24.4 | v4.3.0 |');
  });

  it('says of an image that no file of the release confirms why it is offered, as the page does', () => {
    const board = 'quay.io/kairos/hadron:v0.0.4-core-arm64-rpi4-v4.0.3';
    expect(markdown(board)).toMatch(
      /^- Image in v4\.3\.0: quay\.io\/kairos\/hadron:v0\.5\.1-core-arm64-rpi4-v4\.3\.0 \(.+\)$/m,
    );
    expect(markdown(NODE)).toContain('Whether an upgrade in place to it works is not established');
  });

  it('has breaking changes and security before the versions, then the changes and the commands', () => {
    const group = (kind: MergedKind, title: string) => ({
      kind,
      title,
      changes: [{ markdown: `About ${title}`, listedBy: [{ component: null, tag: 'v4.3.0' }] }],
    });
    const text = markdown(NODE, {
      ...NO_CHANGES,
      groups: [group('security', 'Security'), group('component', 'Immucore')],
      left: [{ component: 'immucore', tag: 'v0.1.0' }],
      components: [
        {
          program: 'edgevpn',
          from: ['v1'],
          to: ['v2'],
          change: 'up',
          component: null,
          releases: [],
          unknown: 'no-list',
        },
      ],
    });
    expect(text.match(/^(?:##.*|- \[Commands\].*)$/gm)).toEqual([
      '- [Commands](#commands)',
      '## Breaking changes and security notes',
      '### Security',
      '## Component versions',
      '## Changes',
      '### Immucore',
      '## Commands',
    ]);
    expect(text).toContain('- Notes of edgevpn are unknown: this site has no list of releases.');
    expect(text).toContain('- Notes of immucore v0.1.0 are too large to be merged.');
  });

  it('says why no upgrade can be planned, with releases to choose from', () => {
    expect(markdown('kairos-agent version v2.24.10')).toContain('- `v3.5.8`');
  });

  it('says how to use it without what runs', () => {
    expect(markdown('')).toContain('`from`');
  });
});
