import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { MAX_NOTES_LENGTH, renderNotes } from './render-notes';

const origin = { repository: { owner: 'kairos-io', name: 'AuroraBoot' }, tag: 'v4.2.0' };
const LINK = 'rel="noopener noreferrer ugc nofollow"';

function render(markdown: string): string {
  return renderNotes({ ...origin, markdown }).html;
}

const generated = `> [!WARNING]
> **Security Notice**: the k3s in images before this one is open to CVE-2026-0001.

Some words before it all.

## :rocket: What's Changed
* :bug: Mend the mount order by @someone in https://github.com/kairos-io/AuroraBoot/pull/12
### Fixes
* One more, see #13

## New Contributors
* @another made a first contribution in #14

**Full Changelog**: https://github.com/kairos-io/AuroraBoot/compare/v4.1.2...v4.2.0

<!-- kairos-factory:raw-image-extraction -->
## Getting the disk
Pull it.
<!-- kairos-factory:raw-image-extraction -->

# Changes since previous version (v4.1.2)
## Kairos
- Version: v4.1.2 -> v4.2.0
## Something new
No changes
`;

describe('renderNotes', () => {
  it.each([
    [
      'a reference to an issue',
      '#12',
      `<a href="https://github.com/kairos-io/AuroraBoot/issues/12" ${LINK}>#12</a>`,
    ],
    [
      'a reference to an issue elsewhere',
      'kairos-io/kairos#3',
      `<a href="https://github.com/kairos-io/kairos/issues/3" ${LINK}>kairos-io/kairos#3</a>`,
    ],
    ['a mention', 'by @someone', `by <a href="https://github.com/someone" ${LINK}>@someone</a>`],
    [
      'a commit by its URL',
      'https://github.com/kairos-io/AuroraBoot/commit/a1b2c3d4e5f6a7b8c9d0',
      `<a href="https://github.com/kairos-io/AuroraBoot/commit/a1b2c3d4e5f6a7b8c9d0" ${LINK}><code>a1b2c3d</code></a>`,
    ],
    ['a hash that may not be a commit', 'a1b2c3d4e5f6a7b8c9d0', 'a1b2c3d4e5f6a7b8c9d0'],
    [
      'a pull request by its URL',
      'https://github.com/kairos-io/AuroraBoot/pull/9',
      `<a href="https://github.com/kairos-io/AuroraBoot/pull/9" ${LINK}>#9</a>`,
    ],
    [
      'a comparison by its URL',
      'https://github.com/kairos-io/AuroraBoot/compare/v1.0.0...v1.1.0-rc1',
      `<a href="https://github.com/kairos-io/AuroraBoot/compare/v1.0.0...v1.1.0-rc1" ${LINK}><code>v1.0.0...v1.1.0-rc1</code></a>`,
    ],
    [
      'a bare URL',
      'see https://kairos.io.',
      `see <a href="https://kairos.io/" ${LINK}>https://kairos.io</a>.`,
    ],
    [
      'a relative link',
      '[doc](docs/a.md#b)',
      `<a href="https://github.com/kairos-io/AuroraBoot/blob/v4.2.0/docs/a.md#b" ${LINK}>doc</a>`,
    ],
    ['an emoji code', ':rocket:', '🚀'],
    ['an unknown emoji code', ':not-one:', ':not-one:'],
    ['strikethrough', '~~old~~', '<del>old</del>'],
  ])('renders %s', (_what, markdown, html) => {
    expect(render(markdown)).toBe(`<p>${html}</p>`);
  });

  it('renders a relative image from the repository at the tag, lazily and without a referrer', () => {
    expect(render('![a map](img/a.png "b")')).toBe(
      '<p><img src="https://raw.githubusercontent.com/kairos-io/AuroraBoot/v4.2.0/img/a.png" alt="a map" title="b" loading="lazy" decoding="async" referrerpolicy="no-referrer"></p>',
    );
  });

  it('renders tasks as labelled marks, not as controls', () => {
    const html = render('- [x] done\n- [ ] to do');
    expect(html).toContain('<span class="task-mark" role="img" aria-label="done">☑</span> done');
    expect(html).toContain(
      '<span class="task-mark" role="img" aria-label="not done">☐</span> to do',
    );
    expect(html).not.toContain('<input');
  });

  it('renders tables with their alignment', () => {
    expect(render('| a | b |\n|---|--:|\n| 1 | 2 |')).toContain('<td align="right">2</td>');
  });

  it('renders footnotes with links in both directions', () => {
    const html = render('a[^1]\n\n[^1]: b');
    expect(html).toContain('<a href="#user-content-fn-1" id="user-content-fnref-1"');
    expect(html).toContain('<li id="user-content-fn-1">');
    expect(html).toContain('href="#user-content-fnref-1"');
  });

  it.each([
    ['note', '> [!NOTE]\n> Words.'],
    ['warning', '> [!warning]  \n> Words.'],
    ['tip', '> [!TIP]\n>\n> Words.'],
  ])('renders an alert of kind %s', (kind, markdown) => {
    const html = render(markdown);
    expect(html).toContain(`<div class="markdown-alert markdown-alert-${kind}">`);
    expect(html).toContain('<p>Words.</p>');
    expect(html).not.toContain('[!');
  });

  it('renders a quote with words after its alert mark as a quote', () => {
    expect(render('> [!NOTE] Words.')).toContain('<p>[!NOTE] Words.</p>');
    expect(render('> [!NOTE]**Words**')).toContain('<p>[!NOTE]<strong>Words</strong></p>');
  });

  it('keeps HTML that GitHub allows, and shows elements as text that would hide the rest', () => {
    expect(render('<details><summary>More</summary>\n\n**in**\n\n</details>')).toBe(
      '<details><summary>More</summary>\n<p><strong>in</strong></p>\n</details>',
    );
    expect(render('the <title> element\n\nafter')).toContain('<p>after</p>');
  });

  it('moves headings below the page, in an outline without gaps', () => {
    const { headings } = renderNotes({
      ...origin,
      markdown: '## A\n#### B\n# C\n## D\n###### E\n# C',
    });
    expect(headings).toEqual([
      { id: 'user-content-a', depth: 3, text: 'A' },
      { id: 'user-content-b', depth: 4, text: 'B' },
      { id: 'user-content-c', depth: 3, text: 'C' },
      { id: 'user-content-d', depth: 4, text: 'D' },
      { id: 'user-content-e', depth: 5, text: 'E' },
      { id: 'user-content-c-1', depth: 3, text: 'C' },
    ]);
  });

  it('links to a heading, and shows a link without a target as text', () => {
    const html = render('[a](#part-one) [b](#part-two)\n\n# Part one');
    expect(html).toContain('<a href="#user-content-part-one">a</a> <span>b</span>');
  });

  it('links to a heading with letters beyond ASCII', () => {
    const html = render('[a](#über-uns) [b](#%E0%A4%A)\n\n# Über uns');
    expect(html).toContain('<a href="#user-content-%C3%BCber-uns">a</a> <span>b</span>');
    expect(html).toContain('id="user-content-über-uns"');
  });

  it('gives the anchors of several notes different prefixes', () => {
    const { html, headings } = renderNotes({
      ...origin,
      markdown: '# A\n\n[a](#a)',
      idPrefix: 'v1-',
    });
    expect(headings[0]?.id).toBe('v1-a');
    expect(html).toContain('<a href="#v1-a">a</a>');
  });

  it('recognises the parts of generated notes', () => {
    const { sections } = renderNotes({ ...origin, markdown: generated });
    expect(sections.map(({ kind, title, depth }) => [kind, title, depth])).toEqual([
      ['security', 'Security notice', null],
      ['other', '', null],
      ['changes', "🚀 What's Changed", 3],
      ['new-contributors', 'New Contributors', 3],
      ['full-changelog', 'Full changelog', null],
      ['raw-image', 'Getting the disk', 3],
      ['changes', 'Changes since previous version (v4.1.2)', 3],
      ['component', 'Kairos', 4],
      ['component', 'Something new', 4],
    ]);
    expect(sections[2]?.html).toContain('Fixes');
    expect(sections[2]?.headingHtml).toBe("🚀 What's Changed");
  });

  it('renders the same with any line ends', () => {
    const unix = renderNotes({ ...origin, markdown: generated });
    expect(renderNotes({ ...origin, markdown: generated.replaceAll('\n', '\r\n') })).toEqual(unix);
    expect(renderNotes({ ...origin, markdown: `\uFEFF${generated}` })).toEqual(unix);
  });

  it('has every block of the notes in one section', () => {
    const { sections, html } = renderNotes({ ...origin, markdown: generated });
    for (const section of sections) {
      for (const line of section.html.split('\n')) expect(html).toContain(line);
    }
  });

  it.each(['', '  \n\t\r\n', '<!-- nothing -->', '[a]: https://kairos.io', '<div></div>'])(
    'calls notes empty that show nothing: %j',
    (markdown) => {
      expect(renderNotes({ ...origin, markdown })).toMatchObject({ isEmpty: true, limited: null });
    },
  );

  it.each(['Release v4.2.0', '![](a.png)', '---'])('does not call notes empty: %j', (markdown) => {
    expect(renderNotes({ ...origin, markdown }).isEmpty).toBe(false);
  });

  it('renders notes of 125,000 characters completely', () => {
    const line = '* Mend a thing by @someone in https://github.com/kairos-io/AuroraBoot/pull/12\n';
    const { limited, html } = renderNotes({
      ...origin,
      markdown: line.repeat(1700).slice(0, 125_000),
    });
    expect(limited).toBeNull();
    expect(html.match(/<li>/g)).toHaveLength(Math.ceil(125_000 / line.length));
  });

  it('cuts longer notes at the end of a line, and says so', () => {
    const { limited, html } = renderNotes({
      ...origin,
      markdown: 'abc\n\n'.repeat(1).padEnd(10, 'x').concat('\n', 'y'.repeat(MAX_NOTES_LENGTH)),
    });
    expect(html).toBe('<p>abc</p>\n<p>xxxxx</p>');
    expect(limited).toBe('The notes are very long; only their beginning is shown.');
  });

  it('renders a URL of many dots in linear time', () => {
    const start = cpuMs();
    const { limited } = renderNotes({
      ...origin,
      markdown: `<https://github.com/a/b/compare/${'.'.repeat(120_000)}%>`,
    });
    expect(limited).toBeNull();
    expect(cpuMs() - start).toBeLessThan(2000);
  });

  it('shows notes as plain text whose references would repeat one URL too often', () => {
    const markdown = `${'[a] '.repeat(1000)}\n\n[a]: https://kairos.io/${'b'.repeat(1000)}`;
    const { html, limited } = renderNotes({ ...origin, markdown });
    expect(html.length).toBeLessThan(markdown.length + 100);
    expect(limited).toContain('plain text');
  });
});
