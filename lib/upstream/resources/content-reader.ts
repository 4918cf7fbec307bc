import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';
import type { BlobStore } from '@/lib/upstream/blobs/model';
import type { RegistryClient } from '@/lib/upstream/registry/client';
import type { BlobRequest, OpenedBlob } from '@/lib/upstream/registry/open-blob';

import type { Passed } from './asset-gate';
import type { Sources } from './sources';

/** A blob of a registry that a visitor needs. */
export type ContentRequest = BlobRequest & { readonly client: RegistryClient };

/** Content that a visitor downloads; `visitor` is aborted when the visitor leaves. */
export type ContentDownload = ContentRequest & { readonly visitor?: AbortSignal };

/** A blob in flight, without the short form for small ones. */
export type OpenedContent = Passed<Pick<OpenedBlob, 'chunks' | 'failureOf'>>;

type ContentReaderOptions = {
  readonly sources: Sources;
  /** Where small content is stored, so that it is fetched once; null where it is not. */
  readonly blobs: BlobStore | null;
};

/** Fetches blobs of registries for visitors, within the limits for visitors of that registry. */
export class ContentReader {
  readonly #options: ContentReaderOptions;
  readonly #inFlight = new Map<string, Promise<Result<Uint8Array, UpstreamFailure>>>();

  constructor(options: ContentReaderOptions) {
    this.#options = options;
  }

  /** Reads small content, e.g. a signature: from the store where it is, else once for all who wait for it. */
  async read(request: ContentRequest): Promise<Result<Uint8Array, UpstreamFailure>> {
    const { digest } = request;
    const stored = (await this.#options.blobs?.read(digest)) ?? null;
    if (stored !== null) return ok(stored);
    const pending =
      this.#inFlight.get(digest) ??
      this.#fetch(request).finally(() => this.#inFlight.delete(digest));
    this.#inFlight.set(digest, pending);
    return pending;
  }

  /** Opens content as a stream, e.g. an SBOM to download; it is not stored. */
  async open(request: ContentDownload): Promise<Result<OpenedContent, UpstreamFailure>> {
    const refusal = this.#refusal(request);
    if (refusal !== null) return fail(refusal);
    const { client, visitor, ...blob } = request;
    const { gate } = this.#options.sources.registry(client);
    const opened = await gate.pass(() => client.openBlob(blob), visitor);
    if (!opened.ok) return opened;
    const { chunks, failureOf, signal } = opened.value;
    return ok({ chunks, failureOf, signal });
  }

  async #fetch(request: ContentRequest): Promise<Result<Uint8Array, UpstreamFailure>> {
    const refusal = this.#refusal(request);
    if (refusal !== null) return fail(refusal);
    const { client, ...blob } = request;
    const { queue, limits } = this.#options.sources.registry(client);
    const bytes = await queue.run(async () => {
      const opened = await client.openBlob(blob);
      return opened.ok ? opened.value.bytes() : opened;
    });
    if (bytes.ok) await this.#options.blobs?.write(bytes.value);
    else limits.pauseFor(bytes.failure);
    return bytes;
  }

  #refusal({ client }: ContentRequest): UpstreamFailure | null {
    const { limits, queue } = this.#options.sources.registry(client);
    return (limits.refusal() ?? limits.refusalForVisitor(queue))?.failure ?? null;
  }
}
