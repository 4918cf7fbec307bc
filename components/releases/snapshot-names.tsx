/** The names of files that were seen in a release whose files GitHub has not listed: text, and no links. */
export function SeenNames({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) {
    return <p className="text-soft">No file of this release is known without GitHub.</p>;
  }
  return (
    <>
      <p className="text-soft">
        GitHub has not told the files of this release. These {names.length} names were seen; there
        may be others, and no link is given until GitHub lists them.
      </p>
      <ul className="mt-2 font-mono text-xs">
        {names.map((name) => (
          <li key={name} className="break-all">
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}
