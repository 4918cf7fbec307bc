import { defaultSchema, type Options as Schema } from 'rehype-sanitize';

const EXCLUDED: ReadonlySet<string> = new Set(['input', 'picture', 'source']);

/** Elements that GitHub allows and the default schema does not; none of them loads anything or runs. */
const INCLUDED = 'abbr caption cite dfn figcaption figure mark small time wbr'.split(' ');

/**
 * The elements and attributes that are allowed in release notes: those of GitHub, except what styles, submits
 * or loads by itself.
 *
 * Ids and names get the prefix, so that notes cannot shadow those of the page.
 *
 * @see https://github.com/syntax-tree/hast-util-sanitize#defaultschema
 * @see https://github.com/gjtorikian/html-pipeline
 */
export function notesSchema(idPrefix: string): Schema {
  return {
    ...defaultSchema,
    tagNames: [
      ...(defaultSchema.tagNames ?? []).filter((name) => !EXCLUDED.has(name)),
      ...INCLUDED,
    ],
    attributes: {
      '*': ['id', 'title', 'lang', 'ariaLabel', 'ariaHidden'],
      a: ['href', 'name', 'ariaDescribedBy', 'dataFootnoteBackref', 'dataFootnoteRef'],
      code: [['className', /^language-[\w+#.-]{1,40}$/]],
      details: ['open'],
      div: [
        ['className', /^markdown-alert(-[a-z]+)?$/, 'notes-raw-image'],
        ['align', 'left', 'center', 'right'],
      ],
      h1: [['align', 'left', 'center', 'right']],
      h2: [
        ['className', 'sr-only'],
        ['align', 'left', 'center', 'right'],
      ],
      img: ['src', 'alt', ['width', /^\d{1,4}%?$/], ['height', /^\d{1,4}%?$/]],
      li: [['className', 'task-list-item']],
      ol: ['start', ['className', 'contains-task-list']],
      p: [
        ['className', 'markdown-alert-title'],
        ['align', 'left', 'center', 'right'],
      ],
      section: ['dataFootnotes', ['className', 'footnotes']],
      span: [
        ['className', 'task-mark'],
        ['role', 'img'],
      ],
      td: [['align', 'left', 'center', 'right'], 'colSpan', 'rowSpan'],
      th: [['align', 'left', 'center', 'right'], 'colSpan', 'rowSpan', 'scope'],
      ul: [['className', 'contains-task-list']],
    },
    clobber: ['ariaDescribedBy', 'id', 'name'],
    clobberPrefix: idPrefix,
    protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
    required: {},
    strip: ['script', 'style'],
  };
}
