import { asRoute } from '@/components/ui/as-route';
import { Command } from '@/components/ui/command';
import { PageLink } from '@/components/ui/page-link';
import type { BuildForm } from '@/lib/build/form/model';
import { cutReference } from '@/lib/names/references/cut-reference';
import type { BuiltArtifact } from '@/lib/site/model/build-page';
import { imagePath, pinnedReference } from '@/lib/site/url/image-urls';

import { fixWords, hrefOf } from './problem-view';

const WORDS = {
  exists: 'Published',
  missing: 'Not published',
  'not-published': 'Not published',
  unknown: 'Unknown',
} as const;

const COLOURS = {
  exists: 'border-passed',
  missing: 'border-failed',
  'not-published': 'border-failed',
  unknown: 'border-line',
} as const;

type ImageStateProps = { readonly built: BuiltArtifact; readonly form: BuildForm };

/** Whether the image of a reference exists, why, and the one change after which it does. */
export function ImageState({ built, form }: ImageStateProps) {
  const { artifact, published, fix } = built;
  const { state, reason, nearest } = published.image;
  if (!artifact.official) {
    return (
      <p className="mt-2 border-l-2 border-line pl-2 text-xs">
        <strong className="font-semibold">Your image.</strong> {reason} {artifact.programs.because}
      </p>
    );
  }
  const [first] = nearest;
  return (
    <div className={`mt-2 border-l-2 pl-2 text-xs ${COLOURS[state]}`}>
      <strong className="font-semibold">{WORDS[state]}.</strong> {reason}{' '}
      {fix === null ? null : (
        <a className="link" href={hrefOf({ ...form, ...fix })}>
          {fixWords(fix)}
        </a>
      )}
      {fix !== null || first === undefined ? null : (
        <>
          Nearest: <span className="font-mono">{first}</span>
        </>
      )}{' '}
      <PageLink className="link" href={asRoute(imagePath(built.names.reference))}>
        Image in the registry
      </PageLink>
      <Pinned built={built} />
    </div>
  );
}

/** The reference by its digest, which cannot be moved, where the registry was read. */
function Pinned({ built: { names, digest } }: { readonly built: BuiltArtifact }) {
  if (digest === null) return null;
  return (
    <div className="mt-2">
      <p className="mb-1 text-soft">By digest, as last read from the registry</p>
      <Command
        id="pinned-reference"
        label="Copy reference by digest"
        text={pinnedReference(cutReference(names.reference), digest)}
      />
    </div>
  );
}

/** Whether a reference may be offered to copy and to pull: its release does not contradict it. */
export function isOffered({ artifact, published }: BuiltArtifact): boolean {
  const { state } = published.image;
  return !artifact.official || state === 'exists' || state === 'unknown';
}
