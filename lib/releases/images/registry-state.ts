import type { UpstreamFailure } from '@/lib/base/failure';

import type { ImageTag } from './model';

/** What a registry says of a tag or a digest. */
export const REGISTRY_STATES = [
  /** It lists the tag, or has the content. */
  'exists',
  /** It says that the tag was deleted. */
  'deleted',
  /** It listed the tag before and no longer does. */
  'gone',
  /** It has no such tag or digest, or no public repository of that name. */
  'missing',
  /** It was not read yet, or cannot be read at present. */
  'unknown',
] as const;

/** One of {@link REGISTRY_STATES}. */
export type RegistryState = (typeof REGISTRY_STATES)[number];

/** What is stored of a tag or of content, with why there is nothing where there is nothing. */
export type Looked<Value> = {
  readonly value: Value | null;
  readonly failure: UpstreamFailure | null;
};

/** Decides what a registry says of a tag. One look without the tag proves nothing; two in a row do. */
export function stateOfTag({ value, failure }: Looked<ImageTag>): RegistryState {
  if (value === null) return stateOfNothing(failure);
  if (value.targets[0]?.until !== null) return 'deleted';
  return (value.missing?.looks ?? 0) > 1 ? 'gone' : 'exists';
}

/** Decides what a registry says of a digest: content that was read once exists, since nothing else has its digest. */
export function stateOfContent({ value, failure }: Looked<unknown>): RegistryState {
  return value === null ? stateOfNothing(failure) : 'exists';
}

function stateOfNothing(failure: UpstreamFailure | null): RegistryState {
  return failure?.kind === 'not-found' ? 'missing' : 'unknown';
}
