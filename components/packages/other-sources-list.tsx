import { describeFailure } from '@/lib/base/failure';
import type { LoadedPackageFile, OtherSources } from '@/lib/site/model/image-packages';

/** The files with packages that the SBOM cannot see: which was read, and why others were not. */
export function OtherSourcesList({ others }: { readonly others: OtherSources }) {
  const { release, files } = others;
  return (
    <div className="mt-3 max-w-[90ch]">
      <p className="text-soft">
        The SBOM lists what a scanner recognises. Hadron has no package database, and kairos-init
        packs Go programs so that scanners cannot read their modules.{' '}
        <a className="link text-xs" href="https://github.com/anchore/syft/pull/5025" rel="noopener">
          Source
        </a>{' '}
        {release === null
          ? 'The name of the image does not say its release, so nothing else is read.'
          : files.length === 0
            ? `The component versions of ${release} were not read, so nothing else is read.`
            : `These files of ${release} list the rest; a module in a go.mod need not be linked into the program.`}
      </p>
      {files.length === 0 ? null : (
        <ul aria-label="Other sources" className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-xs">
          {files.map((file) => (
            <li key={file.file.program}>
              <FileState loaded={file} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FileState({ loaded }: { readonly loaded: LoadedPackageFile }) {
  const { file, reading, failure, url } = loaded;
  const name = `${file.kind === 'hadron' ? 'Hadron' : `go.mod of ${file.program}`} ${file.tag}`;
  if (reading === null) {
    return (
      <span className="text-warn">
        {name}: {failure === null ? 'being read' : `not read. ${describeFailure(failure)}`}
      </span>
    );
  }
  if (url === null) return <span className="text-warn">{name}: the tag has no such file</span>;
  return (
    <>
      <a className="link" href={url} rel="noopener">
        {name}
      </a>
      : {reading.packages.toLocaleString('en')} packages
      {reading.problems.length === 0 ? '' : `, ${reading.problems.length} lines not readable`}
    </>
  );
}
