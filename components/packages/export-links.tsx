import { withQuery } from '@/lib/site/url/paths';

type ExportLinksProps = {
  /** The paths of the same table in other formats, by the name of the format. */
  readonly formats: readonly (readonly [name: string, path: string])[];
  readonly params: URLSearchParams;
};

/** The filtered table, in other formats. */
export function ExportLinks({ formats, params }: ExportLinksProps) {
  return formats.map(([name, path]) => (
    <a key={name} className="link" href={withQuery(path, params)}>
      {name}
    </a>
  ));
}
