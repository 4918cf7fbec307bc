import type { Link, Nodes, Paragraph, PhrasingContent, Root } from 'mdast';

import type { Repository } from '@/lib/names/catalog/model';

import { isParent, replaceTexts } from './mdast-tree';

/**
 * What may be a reference: `owner/repository#1`, `owner/repository@commit`, `@someone`, `#1` and `GH-1`. A word
 * with a number, e.g. `PR#1`, has no owner and is none.
 */
const REFERENCE =
  /([\da-z](?:-?[\da-z]){0,38})\/((?:\.git[\w-]|\.(?!git)|[\w-]){1,100})(?:#([1-9]\d{0,5})|@([\da-f]{7,40}))|@([\da-z](?:-?[\da-z]){0,38})|(?:#|gh-)([1-9]\d{0,5})/gi;
const GITHUB_PAGE =
  /^https?:\/\/github\.com\/([\w-]{1,39})\/([\w.-]{1,100})\/(issues|pull|commit)\/([\da-f]{1,40})\/?(#.+|\?.*)?$/i;

/** A list item as GoReleaser writes changelogs: a full commit hash, then the words of its subject. */
const CHANGELOG_LINE = /^([\da-f]{40})(?=:? \S+ \S)/;

const COMMIT = /^(?=.*[a-f])[\da-f]{7,40}$/i;
const SHORT = 7;

/** Words that GitHub never links as mentions. */
const NO_MENTION = /^mentions?$/i;

/**
 * Links references as GitHub does, and shortens bare URLs of issues, pull requests and commits.
 *
 * GitHub links a bare hash if it is a commit of the repository, which is unknown here: versions, checksums and
 * commits of other repositories look the same. So hashes stay as they are, except where a repository is stated
 * and in lines of generated changelogs.
 *
 * Mutates the given tree.
 *
 * @see https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 */
export function linkReferences(tree: Root, repository: Repository): void {
  visit(tree, repository);
}

function visit(node: Nodes, repository: Repository): void {
  if (node.type === 'link') shorten(node, repository);
  if (node.type === 'link' || node.type === 'linkReference' || !isParent(node)) return;
  if (node.type === 'listItem' && node.children[0]?.type === 'paragraph')
    linkChangelogLine(node.children[0], repository);
  for (const child of node.children) visit(child, repository);
  replaceTexts(node, (value) => linkText(value, repository));
}

function linkText(value: string, repository: Repository): readonly PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  const pattern = new RegExp(REFERENCE);
  let end = 0;
  for (let match = pattern.exec(value); match !== null; match = pattern.exec(value)) {
    const [whole] = match;
    const before = value.charAt(match.index - 1);
    const after = value.charAt(match.index + whole.length);
    const link = readLink(match, before, after, repository);
    if (link === null) {
      pattern.lastIndex = match.index + 1;
      continue;
    }
    if (match.index > end) nodes.push({ type: 'text', value: value.slice(end, match.index) });
    nodes.push(link);
    end = match.index + whole.length;
  }
  if (end < value.length) nodes.push({ type: 'text', value: value.slice(end) });
  return nodes;
}

function readLink(
  [whole, owner, name, issue, commit, user, number]: RegExpExecArray,
  before: string,
  after: string,
  repository: Repository,
): Link | null {
  if (/\w/.test(after)) return null;
  if (user !== undefined) {
    if (/[\w`/]/.test(before) || /[`/]/.test(after) || NO_MENTION.test(user)) return null;
    return linkTo(`https://github.com/${user}`, [text(whole)]);
  }
  if (number !== undefined) {
    if (/[\w#&/@]/.test(before)) return null;
    return linkTo(issueUrl(repository, number), [text(whole)]);
  }
  if (owner === undefined || name === undefined || /[^\s(@[{]/.test(before)) return null;
  const other = { owner, name };
  if (issue !== undefined)
    return linkTo(issueUrl(other, issue), [text(`${prefixOf(other, repository)}#${issue}`)]);
  return commit === undefined || !COMMIT.test(commit)
    ? null
    : linkToCommit(commit, other, repository);
}

function linkChangelogLine(line: Paragraph, repository: Repository): void {
  const [first, ...rest] = line.children;
  if (first?.type !== 'text') return;
  const hash = CHANGELOG_LINE.exec(first.value)?.[1];
  if (hash === undefined) return;
  const after = text(first.value.slice(hash.length));
  line.children = [linkToCommit(hash, repository, repository), after, ...rest];
}

/** Shortens a link whose words are its URL. */
function shorten(link: Link, repository: Repository): void {
  const only = link.children.length === 1 ? link.children[0] : undefined;
  if (only?.type !== 'text' || only.value !== link.url) return;
  const [, owner, name, page = '', reference = '', rest = ''] = GITHUB_PAGE.exec(link.url) ?? [];
  if (owner === undefined || name === undefined) return;
  const prefix = prefixOf({ owner, name }, repository);
  const comment = rest.startsWith('#') ? [text(' (comment)')] : [];
  if (page.toLowerCase() === 'commit') {
    if (reference.length < SHORT) return;
    link.children = [...commitWords(reference, prefix), ...comment];
  } else if (/^\d+$/.test(reference)) {
    link.children = [text(`${prefix}#${reference}`), ...comment];
  }
}

function linkToCommit(hash: string, { owner, name }: Repository, repository: Repository): Link {
  const url = `https://github.com/${owner}/${name}/commit/${hash}`;
  return linkTo(url, commitWords(hash, prefixOf({ owner, name }, repository)));
}

function commitWords(hash: string, prefix: string): PhrasingContent[] {
  const code: PhrasingContent = { type: 'inlineCode', value: hash.slice(0, SHORT) };
  return prefix === '' ? [code] : [text(`${prefix}@`), code];
}

/** The repository of a reference, if it is another one. */
function prefixOf({ owner, name }: Repository, repository: Repository): string {
  const isSame =
    owner.toLowerCase() === repository.owner.toLowerCase() &&
    name.toLowerCase() === repository.name.toLowerCase();
  return isSame ? '' : `${owner}/${name}`;
}

function issueUrl({ owner, name }: Repository, number: string): string {
  return `https://github.com/${owner}/${name}/issues/${number}`;
}

function linkTo(url: string, children: PhrasingContent[]): Link {
  return { type: 'link', title: null, url, children };
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}
