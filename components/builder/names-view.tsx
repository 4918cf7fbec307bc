import { Command } from '@/components/ui/command';
import { formatBytes } from '@/lib/base/format/bytes';
import type { BuiltArtifact } from '@/lib/site/model/build-page';

import { BuildCommand } from './build-command';
import { isOffered } from './image-state';

/** Every name of an artifact, each to copy, and the files of its release, where that lists them. */
export function NamesView({
  built,
  placeholder,
}: {
  readonly built: BuiltArtifact;
  readonly placeholder: string | null;
}) {
  const isCopyable = isOffered(built);
  const { names, group, artifact } = built;
  const { fileNames } = names;
  const { checksums } = fileNames;
  const files = [
    ['ISO', fileNames.iso],
    ['Raw disk', fileNames.raw],
    ['Squashfs', fileNames.squashfs],
    ['Kernel', fileNames.kernel],
    ['Initrd', fileNames.initrd],
    ['Trusted boot container', fileNames.ukiContainer],
    ['Checksum', checksums?.checksum ?? null],
    ['Signature', checksums?.signature ?? null],
    ['Certificate', checksums?.certificate ?? null],
    ['Bundle', checksums?.bundle ?? null],
  ] as const;
  return (
    <div className="flex flex-col gap-3">
      <Name
        id="name-tag"
        label="tag"
        text={names.tag}
        placeholder={placeholder}
        isCopyable={isCopyable}
      />
      {artifact.base === null && artifact.official ? null : (
        <Name
          id="name-base-tag"
          label="base tag"
          text={names.baseTag}
          placeholder={placeholder}
          isCopyable={isCopyable}
        />
      )}
      {files.every(([, text]) => text === null) ? null : (
        <details>
          <summary className="cursor-pointer py-1">File names</summary>
          {fileNames.isCertain ? null : (
            <p className="mb-2 text-xs text-soft">
              Files state the release from os-release, which may be a minor release.
            </p>
          )}
          <ul className="mt-1 flex flex-col gap-2">
            {files.map(([label, text]) =>
              text === null ? null : (
                <li key={label}>
                  <Name
                    id={`file-${label.replaceAll(' ', '-')}`}
                    label={label}
                    text={text}
                    placeholder={placeholder}
                    isCopyable={isCopyable}
                  />
                </li>
              ),
            )}
          </ul>
        </details>
      )}
      {group === null ? null : (
        <div>
          <p className="text-xs text-soft">Download, as the release lists it</p>
          <ul className="mt-1 flex flex-col gap-1">
            {[group.main, ...group.companions].map(({ asset }) => (
              <li key={asset.id}>
                <a className="link font-mono text-xs break-all" href={asset.url} rel="noopener">
                  {asset.name}
                </a>{' '}
                <span className="text-xs text-soft" title={`${asset.bytes} bytes`}>
                  {formatBytes(asset.bytes)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

type NameProps = {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly placeholder: string | null;
  readonly isCopyable: boolean;
};

function Name({ id, label, text, placeholder, isCopyable }: NameProps) {
  const copy = `Copy ${label}`;
  return (
    <div>
      <p className="mb-1 text-xs text-soft first-letter:uppercase">{label}</p>
      {isCopyable ? (
        <BuildCommand id={id} label={copy} text={text} placeholder={placeholder} />
      ) : (
        <Command id={id} label={copy} text={text} isCopyable={false} />
      )}
    </div>
  );
}
