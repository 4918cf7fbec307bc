import 'server-only';
import { describeFailure } from '@/lib/base/failure';
import { predicateBytes } from '@/lib/evidence/sbom/predicate-bytes';
import { cutReference } from '@/lib/names/references/cut-reference';
import { loadImageSbom, type LoadedSbom } from '@/lib/site/load/load-image-sbom';
import { sbomRequest } from '@/lib/upstream/resources/image-sbom-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

import { matchesEtag } from './matches-etag';
import { respondProblem } from './respond';

/**
 * Handles a request for the SBOM of an image: streamed from the registry, and hashed on the way. Where the bytes
 * turn out to have another digest, the response breaks off instead of ending.
 */
export async function handleImageSbom(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const loaded = await loadImageSbom(params.get('reference') ?? '', params.get('platform'));
  if (!loaded.ok) {
    const { status, message, retryAt } = loaded.failure;
    return respondProblem({ status, title: 'No SBOM', detail: message, retryAt });
  }
  const sbom = loaded.value;
  const headers = headersOf(sbom);
  if (matchesEtag(request.headers.get('if-none-match'), headers.get('etag') ?? '')) {
    return new Response(null, { status: 304, headers });
  }
  if (request.method === 'HEAD') return new Response(null, { headers });
  const upstream = await siteUpstream();
  const { client, place } = sbom;
  const opened = await upstream.openContent({ client, ...sbomRequest(place) });
  if (!opened.ok) {
    const { kind } = opened.failure;
    const status = kind === 'busy' || kind === 'secondary-limit' ? 429 : 502;
    const response = respondProblem({
      status,
      title: 'The SBOM cannot be downloaded',
      detail: describeFailure(opened.failure),
    });
    if (status === 429) response.headers.set('retry-after', '30');
    return response;
  }
  const { chunks } = opened.value;
  const body = isPlainStatement(sbom) ? predicateBytes(chunks) : chunks;
  return new Response(streamOf(body), { headers });
}

/** Gives chunks one by one as they are wanted; an error of the transfer breaks the stream off. */
function streamOf(body: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/** A statement as BuildKit stores it has the SBOM as its predicate, byte for byte. */
function isPlainStatement({ sbom: { wrappers } }: LoadedSbom): boolean {
  return wrappers.length === 1 && wrappers[0] === 'in-toto';
}

const ENDINGS = {
  'spdx-json': 'spdx.json',
  'spdx-graph': 'spdx.json',
  'spdx-tag-value': 'spdx',
  syft: 'syft.json',
  cyclonedx: 'cdx.json',
} as const;

function headersOf(loaded: LoadedSbom): Headers {
  const { reference, platform, sbom, statement } = loaded;
  const { repository, tag, digest } = cutReference(reference);
  const name = [repository.split('/').at(-1), tag ?? digest?.slice(0, 19), platform].join('-');
  const ending = isPlainStatement(loaded) ? ENDINGS[sbom.notation] : 'json';
  return new Headers({
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.+-]/g, '-')}.${ending}"`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'etag, content-disposition',
    'cache-control': 'public, max-age=3600',
    etag: `"${statement.digest}"`,
  });
}
