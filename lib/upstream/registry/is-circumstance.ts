import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';

const CIRCUMSTANCES: ReadonlySet<UpstreamFailure['kind']> = new Set<UpstreamFailure['kind']>([
  'rate-limited',
  'secondary-limit',
  'forbidden',
  'moved',
  'unavailable',
  'timeout',
  'unreachable',
]);

/**
 * Whether a failure says nothing about what was requested, so that a later request may succeed. Every other
 * one says that the content is missing or cannot be read, which for content with a digest never changes.
 */
export function isCircumstance({ kind }: UpstreamFailure): boolean {
  return CIRCUMSTANCES.has(kind);
}
