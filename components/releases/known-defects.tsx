import { SectionHeading } from '@/components/ui/section-heading';
import type { KnownDefect } from '@/lib/names/artifacts/known-defects';

/** What went wrong in the published artifacts of a release, each with its source. */
export function KnownDefects({ defects }: { readonly defects: readonly KnownDefect[] }) {
  return (
    <section className="release-section" aria-labelledby="known-defects">
      <SectionHeading id="known-defects">Known defects</SectionHeading>
      <ul className="mt-2 flex max-w-[80ch] flex-col gap-1.5">
        {defects.map((defect) => (
          <li key={defect.id} className="border-l-2 border-warn pl-3">
            <Defect defect={defect} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A known defect in a sentence, with its source. */
export function Defect({ defect: { says, source } }: { readonly defect: KnownDefect }) {
  return (
    <>
      {says}{' '}
      <a className="link text-soft" href={source} rel="noopener">
        Source
      </a>
    </>
  );
}
