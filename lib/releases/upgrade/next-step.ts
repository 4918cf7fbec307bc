import { minorsBetween } from './kubernetes-jump';
import type { UpgradeImage, UpgradePlan } from './model';

/** The image to upgrade to next: of the target, of a release on the way, or of the last release that has it. */
export type NextStep = {
  readonly tag: string;
  readonly reference: string;
  /** `target`: the upgrade is done with it. `stop`: it avoids skipping a minor version. `earlier`: the target has none. */
  readonly kind: 'target' | 'stop' | 'earlier';
};

/** A next step, or why there is none to give a command for. */
export type NextStepOrReason =
  | { readonly step: NextStep; readonly reason: null }
  | { readonly step: null; readonly reason: string };

/**
 * Chooses the image that a command may be given for: a file of its release or the registry proves that it is
 * published, it is newer than what runs, and Kubernetes allows the move. `confirmed` has the references that the
 * registry has.
 */
export function nextStepOf(
  plan: UpgradePlan,
  confirmed: ReadonlySet<string> = NONE_CONFIRMED,
): NextStepOrReason {
  const { start, direction, image, jump, replacements, to } = plan;
  if (direction === 'same') return none(`You run ${to.release.tag} already.`);
  if (direction === 'older')
    return none('A command is given only for an upgrade, not for a downgrade.');
  if (start.parts === null) {
    return none(
      'The text states a release, not an image. Paste an image reference or what the node prints to get the command.',
    );
  }
  if (start.custom !== null) return none(start.custom);
  if (start.parts.trustedBoot) {
    return none('Trusted boot upgrades to a UKI that is signed with your keys.');
  }
  if (jump !== null && jump.minors < 0) {
    return none(`The image has ${jump.distro} ${jump.to}, which is older than ${jump.from}.`);
  }
  if (jump !== null && jump.minors > 1) {
    const [stop] = jump.stops;
    return stop === undefined || stop.tag === null || stop.reference === null
      ? none(
          `No release up to ${to.release.tag} lists this image with ${jump.distro} ${stop?.minor ?? ''}, which comes next.`,
        )
      : { step: { tag: stop.tag, reference: stop.reference, kind: 'stop' }, reason: null };
  }
  if (isPublished(image, confirmed)) {
    return { step: { tag: image.tag, reference: image.reference, kind: 'target' }, reason: null };
  }
  const earlier = replacements.find(({ kind }) => kind === 'earlier')?.image ?? null;
  if (isPublished(earlier, confirmed)) {
    const { kubernetes } = start.parts;
    const minors =
      kubernetes?.version && earlier.kubernetes !== null
        ? minorsBetween(kubernetes.version, earlier.kubernetes)
        : 0;
    if (minors === 0 || minors === 1) {
      const { tag, reference } = earlier;
      return { step: { tag, reference, kind: 'earlier' }, reason: null };
    }
  }
  return none(image?.reason ?? 'No image is listed for this machine.');
}

const NONE_CONFIRMED: ReadonlySet<string> = new Set();

function isPublished(
  image: UpgradeImage | null,
  confirmed: ReadonlySet<string>,
): image is UpgradeImage & { readonly reference: string } {
  const reference = image?.reference ?? null;
  return reference !== null && (image?.state === 'published' || confirmed.has(reference));
}

function none(reason: string): NextStepOrReason {
  return { step: null, reason };
}
