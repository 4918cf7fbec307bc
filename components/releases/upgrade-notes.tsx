import { StandingNote } from '@/components/feedback/standing-note';
import { DocLink } from '@/components/ui/doc-link';
import { DOCUMENTATION } from '@/lib/names/catalog/documentation';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

type UpgradeNotesProps = { readonly from: ReleaseEntry; readonly to: ReleaseEntry };

/** The first major for which Kairos publishes only Hadron images for generic machines. */
const HADRON_MAJOR = 4;

/** What upstream says of an upgrade across these versions. */
export function UpgradeNotes({ from, to }: UpgradeNotesProps) {
  const older = from.version.class === 'kairos' ? (from.version.numbers?.major ?? null) : null;
  const newer = to.version.class === 'kairos' ? (to.version.numbers?.major ?? null) : null;
  const crossesMajor = older !== null && newer !== null && older !== newer;
  return (
    <>
      {crossesMajor ? (
        <StandingNote>
          From v{older} to v{newer}: an in-place upgrade across major versions is attempted, and{' '}
          <DocLink href={DOCUMENTATION.imageMatrix}>not guaranteed</DocLink>.
        </StandingNote>
      ) : null}
      {crossesMajor && older < HADRON_MAJOR && newer >= HADRON_MAJOR ? (
        <StandingNote>
          Since v4.0.0 Kairos publishes only Hadron images for generic machines. For another
          distribution, build the image yourself.{' '}
          <DocLink href="https://github.com/kairos-io/kairos/issues/3806">Source</DocLink>
        </StandingNote>
      ) : null}
      <p className="mt-2 text-soft">
        Kairos recommends to read the release notes of every release before an upgrade.
      </p>
    </>
  );
}
