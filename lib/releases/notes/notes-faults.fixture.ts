import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

import { elementsOf, plainText, rewrite } from './hast-tree';

const parser = unified().use(rehypeParse, { fragment: true });

const TAGS = new Set(
  (
    'a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h3 h4 h5 h6 ' +
    'hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup ' +
    'table tbody td tfoot th thead time tr tt ul var wbr'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  (
    'id title lang ariaLabel ariaHidden ariaDescribedBy href rel dataFootnoteBackref dataFootnoteRef ' +
    'dataFootnotes className open align src alt width height loading decoding referrerPolicy start role ' +
    'colSpan rowSpan scope'
  ).split(' '),
);
const CLASSES =
  /^(?:markdown-alert(?:-[a-z]+)?|language-[\w+#.-]+|task-(?:mark|list-item)|contains-task-list|footnotes|sr-only|notes-(?:plain|raw-image)|markdown-alert-title)$/;

/** Everything in HTML that notes must not contain, in words. */
export function faultsOf(html: string): readonly string[] {
  const root = parseAll(html);
  const elements = elementsOf(root.children);
  const ids = elements.flatMap(({ properties }) => properties['id'] ?? []);
  return [
    ...elements.flatMap(findFaults),
    ...(new Set(ids).size === ids.length ? [] : ['an id is repeated']),
    ...(/[\u202A-\u202E\u2066-\u2069]/.test(html) ? ['text that reorders itself'] : []),
    ...(JSON.stringify(root).includes('"type":"comment"') ? ['a comment or an instruction'] : []),
  ];
}

/** The text of HTML without markup. */
export function visibleText(html: string): string {
  return plainText(rewrite(parseAll(html).children, (node) => [node]));
}

function parseAll(html: string): Root {
  return parser.parse(html);
}

function findFaults({ tagName, properties }: Element): readonly string[] {
  const { className } = properties;
  const text = (name: string) => (name in properties ? [properties[name]].flat().join(',') : null);
  const [href, src, id, rel] = [text('href'), text('src'), text('id'), text('rel')];
  return [
    TAGS.has(tagName) ? '' : `element ${tagName}`,
    ...Object.keys(properties).map((name) => (ATTRIBUTES.has(name) ? '' : `attribute ${name}`)),
    href === null || /^(?:https?:\/\/|mailto:|#user-content-)/.test(href) ? '' : `href ${href}`,
    href === null || href.startsWith('#') || rel === 'noopener,noreferrer,ugc,nofollow'
      ? ''
      : `rel ${rel}`,
    src === null || /^https:\/\/(?:github\.com|[\w-]+\.githubusercontent\.com)\//.test(src)
      ? ''
      : `src ${src}`,
    id === null || id.startsWith('user-content-') ? '' : `id ${id}`,
    tagName !== 'img' ||
    (properties['loading'] === 'lazy' && properties['referrerPolicy'] === 'no-referrer')
      ? ''
      : 'eager image',
    ...(Array.isArray(className) ? className : []).map((name) =>
      typeof name === 'string' && CLASSES.test(name) ? '' : `class ${name}`,
    ),
  ].filter((fault) => fault !== '');
}
