type SectionLinksProps = { readonly hasDefects: boolean; readonly hasComponents: boolean };

/** Links to the sections of a release, which stay in view while the page scrolls. */
export function SectionLinks({ hasDefects, hasComponents }: SectionLinksProps) {
  const sections = [
    ...(hasDefects ? [['known-defects', 'Known defects']] : []),
    ['notes', 'Notes'],
    ['download', 'Download'],
    ['verify', 'Verify'],
    ['sbom', 'SBOM'],
    ['compare', 'Compare'],
    ['files', 'Files'],
    ...(hasComponents ? [['components', 'Components']] : []),
  ];
  return (
    <nav aria-label="Sections" className="section-links no-print">
      {sections.map(([id, label]) => (
        <a key={id} href={`#${id}`}>
          {label}
        </a>
      ))}
    </nav>
  );
}
