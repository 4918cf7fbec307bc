import { webOf } from './reply-parts';
import type { WorldAsset, WorldRelease, WorldRepository } from './world';

/** A release as the API words it. */
export function releaseOf(repository: WorldRepository, release: WorldRelease, base: string) {
  const { id, tag, name, body, draft, prerelease, createdAt, publishedAt } = release;
  const api = apiOf(repository, base);
  const uploads = api.replace('//api.', '//uploads.');
  return {
    url: `${api}/releases/${id}`,
    assets_url: `${api}/releases/${id}/assets`,
    upload_url: `${uploads}/releases/${id}/assets{?name,label}`,
    html_url: `${webOf(repository)}/releases/tag/${encodeURIComponent(tag)}`,
    id,
    author: userOf(release.author ?? 'github-actions[bot]', base),
    node_id: nodeId('RE', id),
    tag_name: tag,
    target_commitish: repository.defaultBranch,
    name,
    draft,
    immutable: false,
    prerelease,
    created_at: createdAt,
    published_at: publishedAt,
    assets: release.assets.map((asset) => assetOf(repository, release, asset, base)),
    tarball_url: `${api}/tarball/${tag}`,
    zipball_url: `${api}/zipball/${tag}`,
    body,
  };
}

/** A file of a release as the API words it. */
export function assetOf(
  repository: WorldRepository,
  release: WorldRelease,
  asset: WorldAsset,
  base: string,
) {
  return {
    url: `${apiOf(repository, base)}/releases/assets/${asset.id}`,
    id: asset.id,
    node_id: nodeId('RA', asset.id),
    name: asset.name,
    label: '',
    uploader: userOf('github-actions[bot]', base),
    content_type: typeOf(asset.name),
    state: 'uploaded',
    size: asset.size,
    digest: asset.digest,
    download_count: asset.downloads,
    created_at: asset.createdAt,
    updated_at: asset.updatedAt,
    browser_download_url: `https://github.com${webPathOf(repository, release.tag, asset.name)}`,
  };
}

/** The path of a file on GitHub's web site. */
export function webPathOf({ owner, name }: WorldRepository, tag: string, file: string): string {
  return `/${owner}/${name}/releases/download/${encodeURIComponent(tag)}/${encodeURIComponent(file)}`;
}

function apiOf({ owner, name }: WorldRepository, base: string): string {
  return `${base}/repos/${owner}/${name}`;
}

function nodeId(kind: string, id: number): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}

function typeOf(name: string): string {
  if (name.endsWith('.json')) return 'application/json';
  if (name.endsWith('.html')) return 'text/html';
  if (name.endsWith('.tar.gz')) return 'application/gzip';
  return 'application/octet-stream';
}

function userOf(login: string, base: string) {
  const url = `${base}/users/${encodeURIComponent(login)}`;
  const isBot = login.endsWith('[bot]');
  return {
    login,
    id: 41_898_282,
    node_id: nodeId('U', 41_898_282),
    avatar_url: 'https://avatars.githubusercontent.com/in/15368?v=4',
    gravatar_id: '',
    url,
    html_url: `https://github.com/${isBot ? 'apps/github-actions' : login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: isBot ? 'Bot' : 'User',
    user_view_type: 'public',
    site_admin: false,
  };
}
