import { QueryForm } from '@/components/forms/query-form.client';
import { SubmitWithoutScript } from '@/components/forms/submit-without-script';
import { Command } from '@/components/ui/command';
import type { FacetOptions } from '@/lib/base/filter/model';
import { formatBytes } from '@/lib/base/format/bytes';
import type { ArtifactGroup } from '@/lib/releases/list/arrange-assets';
import { downloadCommand } from '@/lib/releases/list/download-command';
import { companionWords } from '@/lib/releases/list/file-words';

import { AssetDigest } from './asset-digest';
import { FacetSelects } from './facet-selects';

type DownloadsProps = {
  /** The page that shows another choice. */
  readonly action: string;
  readonly facets: readonly FacetOptions[];
  readonly groups: readonly ArtifactGroup[];
  /** Artifacts before anything was chosen. */
  readonly total: number;
};

/** Artifacts that are listed from the start; the others are folded. */
const MOST_SHOWN = 3;

/** Chooses an artifact by what the release really has, and gives its files side by side. */
export function Downloads({ action, facets, groups, total }: DownloadsProps) {
  const isChosen = facets.some(({ options }) => options.some((option) => option.isChosen));
  const rest = groups.slice(MOST_SHOWN);
  return (
    <>
      <QueryForm
        action={action}
        label="Choose an image"
        className="no-print mt-2 grid grid-cols-2 items-end gap-x-4 gap-y-2 sm:grid-cols-3"
      >
        <FacetSelects facets={facets} />
        <SubmitWithoutScript />
        {isChosen ? (
          <a className="link self-end pb-1.5" href={`${action}#download`}>
            Clear selection
          </a>
        ) : null}
      </QueryForm>
      <p className="mt-3 text-xs text-soft tabular-nums" role="status">
        {countWords(groups.length, total)}
      </p>
      <Artifacts groups={groups.slice(0, MOST_SHOWN)} />
      {rest.length === 0 ? null : (
        <details className="mt-3">
          <summary className="py-1">Show {rest.length} more</summary>
          <Artifacts groups={rest} isBrief />
        </details>
      )}
    </>
  );
}

function countWords(count: number, total: number): string {
  if (count === total) return total === 1 ? '1 download' : `${total} downloads`;
  if (count === 0) return `No matching downloads: 0 of ${total}. Clear a choice.`;
  return `${count} of ${total} downloads`;
}

type ArtifactsProps = {
  readonly groups: readonly ArtifactGroup[];
  /** Whether commands are left out, until the choices have narrowed the list down. */
  readonly isBrief?: boolean;
};

function Artifacts({ groups, isBrief = false }: ArtifactsProps) {
  return (
    <ul className="mt-1 flex flex-col">
      {groups.map((group) => (
        <li key={group.key} className="artifact">
          <Artifact group={group} isBrief={isBrief} />
        </li>
      ))}
    </ul>
  );
}

type ArtifactProps = { readonly group: ArtifactGroup; readonly isBrief: boolean };

function Artifact({ group: { main, companions }, isBrief }: ArtifactProps) {
  const { asset } = main;
  const command = isBrief ? null : downloadCommand(asset);
  return (
    <>
      <a
        className="link font-mono text-xs font-semibold break-words"
        href={asset.url}
        rel="noopener"
      >
        {asset.name}
      </a>{' '}
      <span
        className="text-xs whitespace-nowrap text-soft tabular-nums"
        title={`${asset.bytes} bytes`}
      >
        {formatBytes(asset.bytes)}
      </span>
      <AssetDigest asset={asset} isFolded={isBrief} />
      {command === null ? null : (
        <div className="mt-2">
          <Command
            id={`download-${asset.id}`}
            label={`Copy download command: ${asset.name}`}
            text={command}
          />
        </div>
      )}
      {companions.length === 0 ? null : (
        <ul
          aria-label={`Files of ${asset.name}`}
          className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-xs"
        >
          {companions.map((file) => (
            <li key={file.asset.name}>
              <a
                className="link"
                href={file.asset.url}
                rel="noopener"
                title={`${file.asset.name}, ${file.asset.bytes} bytes`}
              >
                {companionWords(main, file)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
