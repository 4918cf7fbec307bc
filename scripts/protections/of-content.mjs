/** @typedef {import('./protections.mjs').Protection} Protection */

const ARCHIVE = 'An archive is broken, too large, or has paths outside of it';
const MEMBER = 'lib/upstream/sbom-archive/tar-member.test.ts';
const LISTER = 'lib/upstream/sboms/sbom-lister.test.ts';

/**
 * Texts, names and files that others write.
 *
 * @type {readonly Protection[]}
 */
export const OF_CONTENT = [
  {
    fault: 'Malicious release notes',
    protection: 'notes are reduced to allowed elements',
    file: 'lib/releases/notes/render-notes.ts',
    code: '    .use(rehypeRaw)\n    .use(() => linkMedia)\n    .use(rehypeSanitize, notesSchema(idPrefix));',
    without: '    .use(rehypeRaw)\n    .use(() => linkMedia);',
    test: { file: 'lib/releases/notes/hostile.test.ts', name: 'leaves no active content of $rule' },
  },
  {
    fault: 'Malicious release notes',
    protection: 'notes that would take too long become plain text',
    file: 'lib/releases/notes/render-notes.ts',
    code: 'if (excess !== null) return { nodes: null, excess };\n  try {',
    without: 'try {',
    test: {
      file: 'lib/releases/notes/hostile-bodies.test.ts',
      name: 'are rendered in bounded time',
    },
  },
  {
    fault: 'A malicious workflow file, or one that would never end',
    protection: 'a matrix has as many jobs as GitHub runs at most',
    file: 'lib/matrix/expand/expand.ts',
    code: 'const MAX_JOBS = 256;',
    without: 'const MAX_JOBS = 100_000;',
    test: {
      file: 'lib/site/load/hostile-workflows.test.ts',
      name: 'come %s to the jobs or the problem that they must',
    },
  },
  {
    fault: 'Malicious file names',
    protection: 'the URL of a file is http or https',
    file: 'lib/upstream/github/wire-common.ts',
    code: 'z.url({ protocol: /^https?$/ })',
    without: 'z.string()',
    test: {
      file: 'lib/site/exports/hostile-assets.test.ts',
      name: 'are read or counted, and no URL but of the web is taken over',
    },
  },
  {
    fault: 'Malicious file names',
    protection: 'no cell of a table is a formula',
    file: 'lib/base/text/csv.ts',
    code: "? `'${text}` : text",
    without: '? text : text',
    test: {
      file: 'lib/site/exports/hostile-assets.test.ts',
      name: 'stay in their cells and lines, in CSV, in Markdown and in URLs',
    },
  },
  {
    fault: 'Malicious URLs',
    protection: 'an absurd number is left out, with a notice',
    file: 'lib/site/url/release-query.ts',
    code: 'if (shape.test(value)) return Number(value);',
    without: 'if (value) return Number(value);',
    test: {
      file: 'lib/site/url/hostile-addresses.test.ts',
      name: 'are read as the timeline, with a notice for each value that cannot be meant',
    },
  },
  {
    fault: ARCHIVE,
    protection: 'a member with a path outside of its archive is refused',
    file: 'lib/upstream/sbom-archive/tar-member.ts',
    code: "if (isUnsafe(name)) throw new ArchiveFault({ kind: 'unsafe-path', name });",
    without: '',
    test: { file: MEMBER, name: 'refuses an archive with the path %s' },
  },
  {
    fault: ARCHIVE,
    protection: 'an archive has a limit, unpacked',
    file: 'lib/upstream/sbom-archive/tar-member.ts',
    code: "if (bytes > limitBytes) throw new ArchiveFault({ kind: 'too-large', limitBytes });",
    without: '',
    test: { file: MEMBER, name: 'refuses an endless archive, with any compression' },
  },
  {
    fault: ARCHIVE,
    protection: 'a member has a limit',
    file: 'lib/upstream/sbom-archive/tar-member.ts',
    code: 'if (bytes > maxMemberBytes)\n',
    without: 'if (false)\n',
    test: { file: MEMBER, name: 'refuses a member that says it is huge, before reading it' },
  },
  {
    fault: ARCHIVE,
    protection: 'bytes after the end of a compressed archive are ignored',
    file: 'lib/upstream/sbom-archive/gunzip.ts',
    code: 'if (head === null || head.readUInt16BE(0) !== 0x1f8b || head[2] !== 8) return false;',
    without:
      "if (head === null) return false;\n  if (head.readUInt16BE(0) !== 0x1f8b) throw new Error('trailing bytes');",
    test: {
      file: 'lib/upstream/sbom-archive/gunzip.test.ts',
      name: 'ignores what follows the last member, and loses nothing before it',
    },
  },
  {
    fault: ARCHIVE,
    protection: 'an archive that is cut off looks incomplete',
    file: 'lib/upstream/sbom-archive/tar-member.ts',
    code: "archive.once('error', (error) => controller.error(error));",
    without: '',
    test: {
      file: MEMBER,
      name: 'ends the stream with an error when it is not needed any more, also while nothing is read',
    },
  },
  {
    fault: 'An SBOM is large, or needs too much time or memory',
    protection: 'a large SBOM is read in a thread with limits',
    file: 'lib/upstream/sboms/sbom-lister.ts',
    code: 'if (bytes.byteLength <= SMALL_BYTES)',
    without: 'if (bytes.byteLength > 0)',
    test: { file: LISTER, name: 'fails where an SBOM %s, and reads the next one' },
  },
  {
    fault: 'An SBOM is large, or needs too much time or memory',
    protection: 'a thread that takes too long is ended',
    file: 'lib/upstream/runtime/ordered-thread.ts',
    code: 'const timer = setTimeout(fail, limitMs);',
    without: 'const timer = setTimeout(() => undefined, limitMs);',
    test: { file: LISTER, name: 'fails where an SBOM %s, and reads the next one' },
  },
  {
    fault: 'An SBOM among the files of a release is broken, cut off or missing',
    protection: 'an SBOM that is cut off is a failure, and no empty list',
    file: 'lib/upstream/resources/release-sbom-resource.ts',
    code: "return bytes === null ? fail({ kind: 'unreadable', where: what }) : sbomLister.list(bytes, null);",
    without: 'return sbomLister.list(bytes ?? new Uint8Array(), null);',
    test: {
      file: 'lib/upstream/resources/release-sbom-resource.test.ts',
      name: 'fails where an SBOM of %s is cut off',
    },
  },
  {
    fault: 'An SBOM among the files of a release is broken, cut off or missing',
    protection: 'the problem of a list is said',
    file: 'lib/evidence/inventory/unsearched.ts',
    code: 'if (problem !== null) return problem;',
    without: '',
    test: {
      file: 'lib/evidence/inventory/unsearched.test.ts',
      name: 'says that the SBOM of a release %s',
    },
  },
  {
    fault: 'A certificate cannot be read',
    protection: 'a file that is no certificate is a failure',
    file: 'lib/upstream/resources/certificate-resource.ts',
    code: 'if (!read.ok) return fail(',
    without: 'if (!read.ok) return ok(',
    test: {
      file: 'lib/upstream/resources/certificate-resource.test.ts',
      name: 'that is none says so',
    },
  },
];
