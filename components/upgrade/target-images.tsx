import type { UpgradeImage, UpgradePlan } from '@/lib/releases/upgrade/model';
import { HADRON_INSTEAD } from '@/lib/releases/upgrade/replacement-words';

type TargetImagesProps = {
  readonly plan: UpgradePlan;
  /** The builder, filled in; null without an image. */
  readonly builder: string | null;
};

/** The image in the target, or what replaces it: an earlier release, Hadron, or an image that the visitor builds. */
export function TargetImages({ plan, builder }: TargetImagesProps) {
  const { image, to, replacements, start, direction } = plan;
  if (start.parts === null || direction === 'same') return null;
  const { tag } = to.release;
  const isOwn = start.custom !== null || image?.state === 'none';
  return (
    <section aria-labelledby="upgrade-image" className="mt-8 max-w-[90ch]">
      <h2 id="upgrade-image" className="text-lg font-semibold">
        Your image in {tag}
      </h2>
      {image === null ? (
        <p className="mt-1">{start.custom}</p>
      ) : (
        <ImageLine image={image} words={image.state === 'none' ? 'Not published' : 'Image'} />
      )}
      {replacements.length === 0 ? null : (
        <ul aria-label="Instead" className="mt-2 flex flex-col gap-2">
          {replacements.map(({ kind, image: each }) => (
            <li key={kind} data-replacement={kind}>
              <ImageLine
                image={each}
                words={kind === 'earlier' ? `Last published in ${each.tag}` : `Hadron in ${tag}`}
              />
              {kind === 'hadron' ? <p className="text-xs text-soft">{HADRON_INSTEAD}</p> : null}
            </li>
          ))}
        </ul>
      )}
      {isOwn && builder !== null ? (
        <p className="mt-3">
          <a className="control" href={builder}>
            Build your image with Kairos {tag}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function ImageLine({ image, words }: { readonly image: UpgradeImage; readonly words: string }) {
  const { reference, state, reason } = image;
  return (
    <>
      <p className="mt-1">
        {words}
        {state === 'published' ? null : <span className="text-soft">: {reason}</span>}
      </p>
      {reference === null ? null : <p className="font-mono text-xs break-all">{reference}</p>}
    </>
  );
}
