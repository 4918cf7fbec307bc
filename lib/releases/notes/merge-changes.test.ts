import { describe, expect, it } from 'vitest';

import { findComponent } from '@/lib/names/catalog/find-component';

import { formatMergedChanges, mergeChanges } from './merge-changes';

const PULL = 'https://github.com/kairos-io/kairos/pull';

const noted = (tag: string, notes: string, component: string | null = null) => ({
  release: { tag, notes },
  component: component === null ? null : findComponent(component),
});

const of = (...tags: readonly string[]) => tags.map((tag) => ({ component: null, tag }));

function merge(...notes: readonly string[]) {
  return mergeChanges(notes.map((each, at) => noted(`v${notes.length - at}`, each))).groups;
}

describe('mergeChanges', () => {
  it('puts what breaks first, then security, then the components in the order of the newest notes', () => {
    const groups = merge(
      '## :rocket: Immucore\n- Fix a mount\n## kairos-agent\n* Breaking: drop a flag\n* Wait longer',
      '> [!WARNING]\n> **Security Notice**\n> Fixes CVE-2026-0001\n',
    );
    expect(groups.map(({ kind, title }) => [kind, title])).toEqual([
      ['breaking', 'Breaking changes'],
      ['security', 'Security'],
      ['component', 'Immucore'],
      ['component', 'kairos-agent'],
    ]);
    expect(groups[1]?.changes).toEqual([
      { markdown: '**Security Notice** Fixes CVE-2026-0001', listedBy: of('v1') },
    ]);
  });

  it('gives a change once that two releases list, by its pull request, in other words too', () => {
    const groups = merge(
      `## Kairos\n- Fix it in [#7](${PULL}/7)\n- Same words`,
      `## kairos\n- Fix  it, again in ${PULL}/7\n- same   words`,
    );
    expect(groups).toEqual([
      {
        kind: 'component',
        title: 'Kairos',
        changes: [
          { markdown: `Fix it in [#7](${PULL}/7)`, listedBy: of('v2', 'v1') },
          { markdown: 'Same words', listedBy: of('v2', 'v1') },
        ],
      },
    ]);
  });

  it('keeps pull requests of the same number in other repositories apart', () => {
    const other = 'https://github.com/kairos-io/immucore/pull/7';
    expect(merge(`- a ${PULL}/7\n- b ${other}`)[0]?.changes).toHaveLength(2);
  });

  it('calls nothing breaking that says it is not, nor a mention of security a fix', () => {
    const notes =
      '## Kairos\n- Non-breaking cleanup\n- There are no breaking changes\n- Add a security contact';
    expect(merge(notes).map(({ kind }) => kind)).toEqual(['component']);
  });

  it('has paragraphs and numbered items below a heading on breaking changes', () => {
    const [group] = merge('## Breaking changes\nThe flag\nis gone.\n\n1. Rename a key');
    expect(group?.changes.map(({ markdown }) => markdown)).toEqual([
      'The flag is gone.',
      'Rename a key',
    ]);
  });

  it('keeps equal words of two components, and a revert, apart', () => {
    const notes = `## agent\n- Fix #12\n- Add ${PULL}/5\n- Revert "Add ${PULL}/5"\n## sdk\n- Fix #12`;
    expect(merge(notes).flatMap(({ changes }) => changes)).toHaveLength(4);
  });

  it('leaves out versions, contributors, the link to all changes and what fences contain', () => {
    const notes = [
      '## Immucore\n- Version: v1 -> v2\nNo changes\n',
      '## New Contributors\n* @a made their first contribution',
      '## Kairos\n```\n- not an item\n# nor a heading\n```\n- one\n  more words\n',
      '**Full Changelog**: https://example.org',
    ];
    expect(merge(notes.join('\n'))).toEqual([
      {
        kind: 'component',
        title: 'Kairos',
        changes: [{ markdown: 'one more words', listedBy: of('v1') }],
      },
    ]);
  });

  it('has nested items as changes of their own component, and quotes without their marks', () => {
    const notes =
      '## yip\n- one\n  - two\n\n    ```\n    code\n    ```\n> [!NOTE]\n> three\n> four';
    expect(merge(notes)[0]?.changes.map(({ markdown }) => markdown)).toEqual([
      'one',
      'two',
      'three four',
    ]);
  });

  it.each([
    ['hash marks', `# ${'#'.repeat(100_000)}a`],
    ['brackets in a heading', `# ${'['.repeat(100_000)}`],
    ['quotes in quotes', '> '.repeat(50_000)],
    ['blanks in a heading', `#${' '.repeat(100_000)}a`],
  ])('is done in bounded time with many %s', (_, markdown) => {
    const start = process.cpuUsage();
    mergeChanges([noted('v1', markdown)]);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(1500);
  });

  it('names the releases whose notes have too much to be read', () => {
    const large = noted('v2', '['.repeat(100_000));
    const { groups, left } = mergeChanges([large, noted('v1', '- a')]);
    expect(left).toEqual(of('v2'));
    expect(groups).toHaveLength(1);
  });

  it('leaves the notes beyond what may be merged together', () => {
    const releases = Array.from({ length: 12 }, (_, at) =>
      noted(`v${at}`, `- change ${at}\n\n${'word '.repeat(25_000)}`),
    );
    const { groups, left } = mergeChanges(releases);
    expect(groups[0]?.changes.length).toBeGreaterThan(5);
    expect(left.at(-1)).toEqual({ component: null, tag: 'v11' });
  });

  it('merges the notes of a component into its group, each change once', () => {
    const pull = 'https://github.com/kairos-io/immucore/pull';
    const { groups } = mergeChanges([
      noted('v4.2.0', `## :rocket: Immucore\n- Fix a mount in [#7](${pull}/7)`),
      noted(
        'v0.2.0',
        `## What's Changed\n* fix: a mount by @a in ${pull}/7\n### Others\n* Wait longer (#8)`,
        'immucore',
      ),
      noted('v0.1.0', `- Wait longer in ${pull}/8\n- Breaking: drop a flag (#6)`, 'immucore'),
    ]);
    const by = (tag: string) => ({ component: 'immucore', tag });
    expect(groups).toEqual([
      {
        kind: 'breaking',
        title: 'Breaking changes',
        changes: [
          { markdown: 'Breaking: drop a flag (kairos-io/immucore#6)', listedBy: [by('v0.1.0')] },
        ],
      },
      {
        kind: 'component',
        title: 'Immucore',
        changes: [
          {
            markdown: `Fix a mount in [#7](${pull}/7)`,
            listedBy: [...of('v4.2.0'), by('v0.2.0')],
          },
          {
            markdown: 'Wait longer (kairos-io/immucore#8)',
            listedBy: [by('v0.2.0'), by('v0.1.0')],
          },
        ],
      },
    ]);
    expect(formatMergedChanges(groups)).toContain('(v4.2.0, immucore v0.2.0)');
  });

  it('puts headings that name a component in other words together', () => {
    const groups = merge('## Kairos Agent\n- a\n## kairos-agent\n- b\n## Kairos provider\n- c');
    expect(groups.map(({ title, changes }) => [title, changes.length])).toEqual([
      ['Kairos Agent', 2],
      ['Kairos provider', 1],
    ]);
  });

  it('reads changes without a heading, and none from empty notes', () => {
    expect(merge('- a')[0]?.title).toBe('Kairos');
    expect(merge('## What’s Changed\n* a')[0]?.title).toBe('Kairos');
    expect(merge('', 'Only a paragraph.')).toEqual([]);
  });
});

describe('formatMergedChanges', () => {
  it('has a heading for each group and the releases of each change', () => {
    expect(formatMergedChanges(merge('## yip\n- a', '## yip\n- a\n- b'))).toBe(
      '### yip\n\n- a (v2, v1)\n- b (v1)\n',
    );
  });
});
