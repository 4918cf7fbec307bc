import 'server-only';
import { describeFailure, type UpstreamFailure } from '@/lib/base/failure';
import type { Component } from '@/lib/names/catalog/model';
import { fileExistence } from '@/lib/releases/existence/file-existence';
import type { ReleaseAsset } from '@/lib/releases/list/model';
import { memberFileName } from '@/lib/releases/sbom/sbom-of';
import { findLoadedRelease } from '@/lib/site/load/load-release-page';
import { listingOf } from '@/lib/site/model/release-listing';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { describeTarFailure } from '@/lib/upstream/sbom-archive/describe-tar-failure';
import { openTarMember, type TarMember } from '@/lib/upstream/sbom-archive/tar-member';

import { matchesEtag } from './matches-etag';
import { respondReleaseRefusal } from './release-refusal';
import { respondProblem } from './respond';

/** The largest archive that is read; those of Kairos have up to 60 MB. */
const MOST_BYTES = 1024 * 1024 * 1024;

type Params = { readonly component: string; readonly tag: string };

/** Handles a request for an SBOM inside an archive of a release: streamed, never completely in memory. */
export async function handleSbomMember(
  request: Request,
  { component, tag }: Params,
): Promise<Response> {
  const found = await findLoadedRelease(component, tag);
  if (!found.ok) return respondReleaseRefusal(found.failure);
  const { tracked, entry } = found.value;
  const { assets } = entry.release;
  const params = new URL(request.url).searchParams;
  const name = params.get('asset') ?? '';
  const asset = assets.find((each) => each.name === name);
  const item = entry.sbom.items
    .filter((each) => each.kind === 'archive')
    .find((each) => each.asset.name === name);
  if (asset === undefined || item === undefined) {
    const { state, reason, nearest } = fileExistence(listingOf(tracked), tag, name.slice(0, 200));
    const hint = nearest.length === 0 ? '' : ` The nearest are: ${nearest.join(', ')}.`;
    const detail = state === 'exists' ? `${name} is no archive with SBOMs.` : `${reason}${hint}`;
    return respondProblem({ status: 404, title: 'No such archive', detail });
  }
  const endings = item.members.map(({ ending }) => ending);
  const ending = endings.find((each) => each === params.get('member'));
  if (ending === undefined) {
    const detail = `“member” is one of ${endings.join(', ')}.`;
    return respondProblem({ status: 422, title: 'Bad value for “member”', detail });
  }
  // The server in front streams this response without adding an ETag.
  const etag = `"${asset.id}-${(asset.updatedAt ?? '').replaceAll(/\D/g, '')}-${ending}"`;
  const headers = headersOf(memberFileName(item.subject, ending), etag);
  if (matchesEtag(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers });
  }
  if (request.method === 'HEAD') return new Response(null, { headers });
  const opened = await openMember(tracked.component, asset, { ending, visitor: request.signal });
  if (opened.kind === 'failed') return refuse(opened);
  headers.set('content-length', String(opened.member.bytes));
  return new Response(opened.member.stream, { headers });
}

type Opened =
  | { readonly kind: 'open'; readonly member: TarMember }
  | { readonly kind: 'failed'; readonly status: number; readonly detail: string };

async function openMember(
  { repository: { owner, name: repo } }: Component,
  asset: ReleaseAsset,
  { ending, visitor }: { readonly ending: string; readonly visitor: AbortSignal },
): Promise<Opened> {
  const upstream = await siteUpstream();
  const what = `file ${asset.name}`;
  const opened = await upstream.openAsset({
    owner,
    repo,
    id: asset.id,
    what,
    maxBytes: MOST_BYTES,
    signal: visitor,
  });
  if (!opened.ok) {
    const { failure } = opened;
    return { kind: 'failed', status: statusOf(failure), detail: describeFailure(failure) };
  }
  const isWanted = (name: string) => name.endsWith(ending);
  const { chunks, signal } = opened.value;
  const member = await openTarMember(chunks, { isWanted, signal });
  if (member.ok) return { kind: 'open', member: member.value };
  const { failure } = member;
  const status = failure.kind === 'not-found' ? 404 : 502;
  return { kind: 'failed', status, detail: describeTarFailure(failure) };
}

function statusOf({ kind }: UpstreamFailure): number {
  if (kind === 'busy' || kind === 'secondary-limit') return 429;
  return kind === 'rate-limited' ? 503 : 502;
}

function refuse({ status, detail }: Opened & { readonly kind: 'failed' }): Response {
  const title = 'The SBOM cannot be downloaded';
  const words = `${detail} The archive itself can be downloaded from GitHub.`;
  const response = respondProblem({ status, title, detail: words });
  if (status === 429) response.headers.set('retry-after', '30');
  return response;
}

function headersOf(fileName: string, etag: string): Headers {
  return new Headers({
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="${fileName.replaceAll(/[^\w.+-]/g, '-')}"`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=3600',
    etag,
  });
}
