import { SupportBadge } from '@/components/releases/support-badge';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { formatDay } from '@/lib/base/format/dates';
import { listWords } from '@/lib/base/text/list-words';
import type { CurrentRelease } from '@/lib/site/model/current-release';
import { releasePath } from '@/lib/site/url/paths';

/** The programs that people choose a release by, in the order they are shown. */
const SHOWN = [
  { program: 'hadron', label: 'Hadron' },
  { program: 'k3s', label: 'k3s' },
  { program: 'k0s', label: 'k0s' },
] as const;

const LINKS = [
  { anchor: 'download', text: 'Download' },
  { anchor: 'verify', text: 'Verify' },
  { anchor: 'sbom', text: 'SBOM' },
  { anchor: 'notes', text: 'Changes' },
] as const;

/** The latest release of Kairos at a glance: its support, date and contents, and where to get and check it. */
export function ReleaseGlance({ current }: { readonly current: CurrentRelease }) {
  const { componentId, tag, publishedAt, status, contents } = current;
  const path = releasePath(componentId, tag);
  return (
    <section className="glance" aria-labelledby="glance-title">
      <h2 id="glance-title" className="font-semibold">
        Kairos <span className="font-mono">{tag}</span>
      </h2>
      <SupportBadge status={status} />
      <dl className="glance-facts">
        <div>
          <dt className="sr-only">Released</dt>
          <dd>
            <time dateTime={publishedAt}>{formatDay(publishedAt)}</time>
          </dd>
        </div>
        {SHOWN.map(({ program, label }) => {
          const [latest, ...others] =
            contents.find((each) => each.program === program)?.versions ?? [];
          if (latest === undefined) return null;
          return (
            <div key={program}>
              <dt>{label}</dt>
              <dd className="font-mono" title={listWords([latest, ...others])}>
                {latest}
              </dd>
            </div>
          );
        })}
      </dl>
      <ul className="glance-links no-print">
        {LINKS.map(({ anchor, text }, index) => (
          <li key={anchor}>
            <PageLink
              className={index === 0 ? 'control control-primary' : 'control'}
              href={asRoute(`${path}#${anchor}`)}
            >
              {text}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
