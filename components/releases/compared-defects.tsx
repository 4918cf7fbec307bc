import { SectionHeading } from '@/components/ui/section-heading';
import type { DefectBetween, DefectsBetween } from '@/lib/releases/defects/defects-between';

import { Defect } from './known-defects';

type ComparedDefectsProps = {
  readonly defects: DefectsBetween;
  /** The newer of both releases. */
  readonly tag: string;
};

/** The known defects of the newer release, and those that only releases before it have. */
export function ComparedDefects({ defects: { inNewer, onlyBefore }, tag }: ComparedDefectsProps) {
  if (inNewer.length + onlyBefore.length === 0) return null;
  return (
    <section aria-labelledby="known-defects" className="mt-8">
      <SectionHeading id="known-defects">Known defects</SectionHeading>
      <List title={`In ${tag}`} defects={inNewer} />
      <List title={`Only before ${tag}`} defects={onlyBefore} />
    </section>
  );
}

type ListProps = { readonly title: string; readonly defects: readonly DefectBetween[] };

function List({ title, defects }: ListProps) {
  if (defects.length === 0) return null;
  return (
    <>
      <h3 className="mt-3 font-semibold">{title}</h3>
      <ul className="mt-1 flex max-w-[90ch] flex-col gap-1.5">
        {defects.map(({ defect, tags }) => (
          <li key={defect.id} className="border-l-2 border-warn pl-3">
            <Defect defect={defect} />{' '}
            <span className="block text-xs text-soft">{tagWords(tags)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function tagWords(tags: readonly string[]): string {
  const [first = ''] = tags;
  const last = tags.at(-1) ?? '';
  if (tags.length === 1) return first;
  return tags.length === 2
    ? `${first} and ${last}`
    : `${first} to ${last}, ${tags.length} releases`;
}
