import { formatCount } from '@/lib/base/format/count';
import type { ReleasePageData } from '@/lib/site/model/release-pages';

type SnapshotNamesProps = {
  readonly names: NonNullable<ReleasePageData['snapshotNames']>;
};

/** Names of the files of a release that GitHub has not listed yet: text, and no links. */
export function SnapshotNames({ names: { seen, derived } }: SnapshotNamesProps) {
  const isSeen = new Set(seen);
  const others = derived.filter((name) => !isSeen.has(name));
  if (seen.length === 0 && others.length === 0) {
    return (
      <p className="text-soft">
        GitHub has not listed the files of this release yet, and the snapshot has no name of one.
      </p>
    );
  }
  return (
    <>
      <p className="text-soft">
        GitHub has not listed the files of this release yet. There may be more, and links follow
        when GitHub lists them.
      </p>
      {seen.length === 0 ? null : (
        <Names
          names={seen}
          summary={`${formatCount(seen.length, 'name')} seen in upstream’s documentation and issues`}
          isOpen
        />
      )}
      {others.length === 0 ? null : (
        <Names
          names={others}
          summary={`${formatCount(others.length, 'name')} that ${others.length === 1 ? 'follows' : 'follow'} from the release workflow at this tag, not seen`}
          isOpen={others.length <= 20}
        />
      )}
    </>
  );
}

type NamesProps = {
  readonly names: readonly string[];
  readonly summary: string;
  readonly isOpen: boolean;
};

function Names({ names, summary, isOpen }: NamesProps) {
  return (
    <details className="mt-2" open={isOpen}>
      <summary className="py-1">{summary}</summary>
      <ul className="mt-1 font-mono text-xs">
        {names.map((name) => (
          <li key={name} className="break-all">
            {name}
          </li>
        ))}
      </ul>
    </details>
  );
}
