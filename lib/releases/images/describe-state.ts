import { describeFailure, type UpstreamFailure } from '@/lib/base/failure';
import { formatDay } from '@/lib/base/format/dates';
import type { ImageReference } from '@/lib/names/references/model';

import type { ImageTag } from './model';
import type { RegistryState } from './registry-state';

/** What a registry says of a reference, in a word and in a sentence. */
export type StateWords = { readonly word: string; readonly reason: string };

type Described = {
  readonly reference: ImageReference;
  readonly state: RegistryState;
  /** What is stored of its tag; null for a reference by digest, or where nothing was read. */
  readonly tag: ImageTag | null;
  readonly failure: UpstreamFailure | null;
};

/** Words what a registry says of a reference. */
export function describeRegistryState({ reference, state, tag, failure }: Described): StateWords {
  const { registry, repository } = reference;
  const host = registry ?? 'The registry';
  const [latest] = tag?.targets ?? [];
  switch (state) {
    case 'exists': {
      const missing = tag?.missing ?? null;
      const reason =
        reference.digest !== null
          ? `${host} has this digest in ${repository}.`
          : missing === null
            ? `${host} lists this tag in ${repository}.`
            : `${host} listed this tag before, but not at the last look on ${formatDay(missing.since)}. It is looked for again.`;
      return { word: 'Exists', reason };
    }
    case 'deleted':
      return {
        word: 'Deleted',
        reason: `${host} had this tag in ${repository} until ${formatDay(latest?.until ?? '')}, when it was deleted.`,
      };
    case 'gone':
      return {
        word: 'Gone',
        reason: `${host} listed this tag before and does not list it since ${formatDay(tag?.missing?.since ?? '')}. It does not say why.`,
      };
    case 'missing':
      return { word: 'Does not exist', reason: missingReason(reference, host, failure) };
    case 'unknown':
      return {
        word: 'Unknown',
        reason:
          failure === null
            ? `${host} has not responded yet. The image is being read.`
            : describeFailure(failure),
      };
  }
}

/** Registries respond in the same way for a repository that does not exist and for one that is private. */
function missingReason(
  { repository, tag, digest }: ImageReference,
  host: string,
  failure: UpstreamFailure | null,
): string {
  const isRepository = failure?.kind === 'not-found' && failure.what === 'public repository';
  if (isRepository) {
    return `${host} has no public repository ${repository}: it does not exist, or it is private.`;
  }
  return digest === null
    ? `${host} has no tag ${tag ?? ''} in ${repository}, and does not say that it ever had one.`
    : `${host} has nothing with this digest in ${repository}.`;
}
