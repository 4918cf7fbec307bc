import { describe, expect, it } from 'vitest';

import { visibleText } from './notes-faults.fixture';
import { renderNotes } from './render-notes';

const origin = { repository: { owner: 'kairos-io', name: 'kairos' }, tag: 'v4.3.0' };
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

function render(markdown: string): string {
  return renderNotes({ ...origin, markdown }).html;
}

/** The text and target of every link. */
function linksOf(markdown: string): readonly string[] {
  return [...render(markdown).matchAll(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g)].map(
    ([, href = '', content = '']) => `${visibleText(content)} ${href}`,
  );
}

describe('a line end', () => {
  it.each([
    ['in a paragraph', 'line one\nline two', 'line one<br>'],
    [
      'after one blank',
      '- Mended the reading of `html_url`, courtesy of \n  @someone.',
      'courtesy of<br>',
    ],
    [
      'in a list item without indentation',
      ' - A flag that skips steps; `steps-info` lists them.\nSeveral are skipped with `--skip-step a,b`.',
      'lists them.<br>',
    ],
    ['in a quote', '> **Note**\n> old style', '</strong><br>'],
    ['in a list item', '- one\n  two', 'one<br>'],
    ['before emphasis', 'one\n**two**', 'one<br>\n<strong>'],
    ['in emphasis', '**one\ntwo**', '<strong>one<br>'],
    ['in the words of a link', '[one\ntwo](https://kairos.io)', 'one<br>'],
    ['after a link', '[one](https://kairos.io)\ntwo', '</a><br>'],
    ['after an issue', 'see #1\nand #2', '#1</a><br>'],
    ['in an alert', '> [!NOTE]\n> one\n> two', '<p>one<br>'],
    ['before inline HTML', 'one\n<b>two</b>', 'one<br>'],
  ])('is a line break %s', (_where, markdown, html) => {
    expect(render(markdown)).toContain(html);
  });

  it.each([
    ['in code', '`one\ntwo`'],
    ['in a fence', '```\none\ntwo\n```'],
    ['between paragraphs', 'one\n\ntwo'],
    ['in a block of HTML', '<div>\none\ntwo\n</div>'],
    ['at the end', 'one\n'],
  ])('is none %s', (_where, markdown) => {
    expect(render(markdown)).not.toContain('<br>');
  });

  it('is one break after two blanks or a backslash', () => {
    expect(render('one  \ntwo').match(/<br>/g)).toHaveLength(1);
    expect(render('one\\\ntwo').match(/<br>/g)).toHaveLength(1);
  });
});

describe('a number or a hash of unknown origin', () => {
  it.each([
    ['a version by its day', 'feat: linux-firmware 20241210', '20241210'],
    ['sizes', 'sizes differ: 5368709120 != 10737418240', 'sizes differ: 5368709120 != 10737418240'],
    ['a number with a full stop', '1234567890. not ok', '1234567890. not ok'],
    ['a version in a list', 'Linux 6.12.19, firmware 20250311', 'firmware 20250311'],
    [
      'commits of another repository',
      '* **github.com/talos-systems/os-runtime** 84c3c875eb2b -> 7b3d14457439',
      '84c3c875eb2b -> 7b3d14457439',
    ],
    [
      'commits of a module',
      '* **github.com/insomniacslk/dhcp** b95caade3eac -> ad197bcd36fd',
      'b95caade3eac -> ad197bcd36fd',
    ],
    ['an MD5', 'md5: d41d8cd98f00b204e9800998ecf8427e', 'd41d8cd98f00b204e9800998ecf8427e'],
    [
      'a SHA-1',
      'sha1: da39a3ee5e6b4b0d3255bfef95601890afd80709',
      'da39a3ee5e6b4b0d3255bfef95601890afd80709',
    ],
    ['a SHA-256', `sha256:${'0a'.repeat(32)}`, '0a'.repeat(32)],
    [
      'a list of checksums',
      '- da39a3ee5e6b4b0d3255bfef95601890afd80709  kairos.iso',
      'da39a3ee5e6b4b0d3255bfef95601890afd80709 kairos.iso',
    ],
    [
      'a pseudo version',
      'v0.0.0-20241210123456-0123456789ab',
      'v0.0.0-20241210123456-0123456789ab',
    ],
    ['a range of hashes', '84c3c875eb2b...7b3d14457439', '84c3c875eb2b...7b3d14457439'],
    ['a telephone number', 'call 5550123456', 'call 5550123456'],
    ['a word of hexadecimal letters', 'the effaced facade', 'the effaced facade'],
    ['an image by its day', 'ubuntu@20241210', 'ubuntu@20241210'],
    ['a name with a number of eight digits', 'build #20241210', 'build #20241210'],
  ])('is shown whole and without a link: %s', (_what, markdown, shown) => {
    expect(visibleText(render(markdown))).toContain(shown);
    expect(linksOf(markdown)).toEqual([]);
  });
});

describe('a commit', () => {
  const url = `https://github.com/kairos-io/kairos/commit/${COMMIT}`;

  it.each([
    ['by its URL', url, `0123456 ${url}`],
    [
      'by its repository',
      `kairos-io/immucore@${COMMIT}`,
      `kairos-io/immucore@0123456 https://github.com/kairos-io/immucore/commit/${COMMIT}`,
    ],
    ['by this repository', `kairos-io/kairos@${COMMIT}`, `0123456 ${url}`],
    ['in a line of a generated changelog', `* ${COMMIT} fix the mount`, `0123456 ${url}`],
    ['in a line of a changelog with a colon', `- ${COMMIT}: fix the mount`, `0123456 ${url}`],
  ])('is linked %s', (_how, markdown, link) => {
    expect(linksOf(markdown)).toEqual([link]);
  });

  it('keeps the words behind it in a changelog', () => {
    expect(visibleText(render(`* ${COMMIT} fix the mount (#12)`))).toBe(
      '0123456 fix the mount (#12)',
    );
  });
});

describe('a reference', () => {
  it.each([
    ['Fixed in PR#123, see issue#4 and step#2'],
    ['Tag cannot be pulled (kairos#4194)'],
    ['C#12 and F#4'],
    ['hadron@0123abc'],
    ['see kairos#12, immucore#3 and AuroraBoot#4'],
    ['npm i @scope/package'],
    ['a@b.example is no mention'],
    ['a colour of &#35;123456789'],
    ['path/#3 and x&#35;3'],
    ['#0 and #012'],
    ['@mention'],
  ])('needs an owner and a repository: %s', (markdown) => {
    const links = linksOf(markdown).filter((link) => !link.endsWith('mailto:a@b.example'));
    expect(links).toEqual([]);
  });

  it.each([
    ['#12', '#12 https://github.com/kairos-io/kairos/issues/12'],
    ['(#12)', '#12 https://github.com/kairos-io/kairos/issues/12'],
    ['GH-12', 'GH-12 https://github.com/kairos-io/kairos/issues/12'],
    ['kairos-io/kairos#12', '#12 https://github.com/kairos-io/kairos/issues/12'],
    ['kairos-io/hadron#12', 'kairos-io/hadron#12 https://github.com/kairos-io/hadron/issues/12'],
    ['someone/kairos#12', 'someone/kairos#12 https://github.com/someone/kairos/issues/12'],
    ['by @someone-1.', '@someone-1 https://github.com/someone-1'],
    ['by @renovate[bot]', '@renovate https://github.com/renovate'],
    [
      'https://github.com/kairos-io/kairos/pull/9#issuecomment-1',
      '#9 (comment) https://github.com/kairos-io/kairos/pull/9#issuecomment-1',
    ],
    [
      'https://github.com/kairos-io/hadron/issues/9',
      'kairos-io/hadron#9 https://github.com/kairos-io/hadron/issues/9',
    ],
    [
      'https://github.com/kairos-io/kairos/pull/9/files',
      'https://github.com/kairos-io/kairos/pull/9/files https://github.com/kairos-io/kairos/pull/9/files',
    ],
  ])('is linked: %s', (markdown, link) => {
    expect(linksOf(markdown)).toEqual([link]);
  });

  it('is not linked in code or in a link', () => {
    expect(linksOf('`#12` and `@a`\n\n    #12')).toEqual([]);
    expect(linksOf('[see **#12**](https://kairos.io)')).toEqual(['see #12 https://kairos.io/']);
  });
});

describe('what only looks like HTML', () => {
  const list = (line: (index: number) => string) =>
    Array.from({ length: 151 }, (_none, index) => `* ${line(index)}`).join('\n');

  it.each([
    ['URLs', list((index) => `fix <https://github.com/kairos-io/kairos/pull/${index + 1}>`)],
    ['code', list((index) => `\`cmd${index} <name>\``)],
    ['mail addresses', list((index) => `c${index} Signed-off-by: A B <a${index}@example.com>`)],
    ['code of several marks', list((index) => `\`\`cmd${index} <b> \` <i>\`\``)],
    ['a fence', `\`\`\`xml\n${'<domain><os>\n'.repeat(400)}\`\`\``],
    ['a fence of tildes', `~~~\n${'<a>\n'.repeat(1000)}~~~`],
    ['indented code', `a\n\n${'    <div>\n'.repeat(500)}`],
    ['escaped brackets', list(() => String.raw`\<name>`)],
    ['placeholders without marks', list((index) => `cmd${index} <flavor> <version>`)],
    ['comparisons', list((index) => `a < ${index} and b <= c`)],
  ])('is no reason to show notes as plain text: %s', (_what, markdown) => {
    expect(renderNotes({ ...origin, markdown }).limited).toBeNull();
  });

  it.each([
    ['elements that stay open', '<div>'.repeat(200), 'HTML elements that stay open'],
    ['elements in lists that stay open', '* <b>x\n'.repeat(200), 'HTML elements that stay open'],
    ['elements', '<b>x</b>\n'.repeat(3001), 'HTML elements'],
  ])('is counted if it is HTML: %s', (_what, markdown, words) => {
    expect(renderNotes({ ...origin, markdown }).limited).toBe(
      `The notes have too many ${words} and are shown as plain text.`,
    );
  });
});

describe('an image', () => {
  it.each([
    [
      'the page of a file',
      '![x](https://github.com/kairos-io/kairos/blob/master/docs/a.png)',
      'https://github.com/kairos-io/kairos/raw/master/docs/a.png',
    ],
    [
      'the page of a file, in HTML',
      '<img src="https://github.com/kairos-io/hadron/blob/v0.5.1/a%20b.svg?raw=true">',
      'https://github.com/kairos-io/hadron/raw/v0.5.1/a%20b.svg?raw=true',
    ],
    [
      'a raw file',
      '![x](https://github.com/kairos-io/kairos/raw/master/a.png)',
      'https://github.com/kairos-io/kairos/raw/master/a.png',
    ],
    [
      'an attachment',
      '![shot](https://github.com/user-attachments/assets/a306c864-56b7-44c4-8820-81f424f32b9b)',
      'https://github.com/user-attachments/assets/a306c864-56b7-44c4-8820-81f424f32b9b',
    ],
    [
      'a file in a folder called blob',
      '![x](docs/blob/a.png)',
      'https://raw.githubusercontent.com/kairos-io/kairos/v4.3.0/docs/blob/a.png',
    ],
  ])('has the URL of its file: %s', (_what, markdown, src) => {
    expect(render(markdown)).toContain(`<img src="${src}"`);
  });

  it('of another host has the host in its words, also from the page of a file', () => {
    expect(render('![x](https://gitlab.example/o/r/blob/a.png)')).toContain(
      'image on gitlab.example: x</a>',
    );
  });
});

describe('an element that GitHub allows', () => {
  it.each([
    [
      '<mark>hot</mark> <small>fine print</small> <abbr title="Software bill of materials">SBOM</abbr>',
      ['<mark>', '<small>', '<abbr title="Software bill of materials">'],
    ],
    [
      '<table><caption>Cap</caption><tr><td>1</td></tr></table>',
      ['<table><caption>Cap</caption><tbody>'],
    ],
    [
      '<figure><img src="a.png" alt="x"><figcaption>words</figcaption></figure>',
      ['<figure><img ', '<figcaption>words</figcaption></figure>'],
    ],
    [
      'a<wbr>b <cite>c</cite> <dfn>d</dfn> <time>e</time>',
      ['a<wbr>b', '<cite>c</cite>', '<dfn>d</dfn>', '<time>e</time>'],
    ],
    ['<mark onclick="x()" style="a">x</mark>', ['<mark>x</mark>']],
  ])('stays: %s', (markdown, parts) => {
    for (const part of parts) expect(render(markdown)).toContain(part);
  });
});

describe('a video or a sound', () => {
  const FILE = 'https://github.com/user-attachments/assets/0b1c2d3e';

  it.each([
    ['a video', `<video src="${FILE}" controls></video>`, `video ${FILE}`],
    [
      'a video with a title',
      `<video src="${FILE}" title="The tour"></video>`,
      `video: The tour ${FILE}`,
    ],
    ['a video with a source', `<video controls><source src="${FILE}"></video>`, `video ${FILE}`],
    ['a sound', `<audio src="${FILE}"></audio>`, `audio ${FILE}`],
    [
      'a file of the repository',
      '<video src="docs/a.mp4">It shows the boot.</video>',
      'video: It shows the boot. https://github.com/kairos-io/kairos/blob/v4.3.0/docs/a.mp4',
    ],
  ])('is a link to its file: %s', (_what, markdown, link) => {
    expect(linksOf(markdown)).toEqual([link]);
    expect(render(markdown)).not.toMatch(/<(?:video|audio|source)/);
  });

  it('without a file leaves its words', () => {
    expect(visibleText(render('<video>Words</video>'))).toBe('Words');
  });

  it('with a file that is none has no link', () => {
    expect(linksOf('<video src="javascript:alert(1)" title="x"></video>')).toEqual([]);
  });
});

describe('an alert', () => {
  it.each([
    ['in a list', '- item\n  > [!NOTE]\n  > inside'],
    ['in a numbered list', '1. item\n\n   > [!WARNING]\n   > inside'],
    ['in a quote', '> > [!TIP]\n> > inside'],
  ])('is a quote %s', (_where, markdown) => {
    const html = render(markdown);
    expect(html).not.toContain('markdown-alert');
    expect(html).toContain('<blockquote>');
    expect(visibleText(html)).toContain('inside');
  });

  it('stays an alert between other blocks', () => {
    expect(render('- item\n\n> [!NOTE]\n> inside')).toContain('markdown-alert-note');
    expect(render('<details>\n\n> [!NOTE]\n> inside\n\n</details>')).toContain(
      'markdown-alert-note',
    );
  });
});
