import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { listWords } from '@/lib/base/text/list-words';
import { changeTitle } from '@/lib/releases/contents/change-words';
import { coverageWords } from '@/lib/releases/contents/contents-coverage';
import type { ChangeFound } from '@/lib/releases/contents/find-by-change';
import type { StatedChange } from '@/lib/site/model/decode-page';
import { releasePath } from '@/lib/site/url/paths';

/** A pull request or commit: the releases whose notes state it, and the releases of Kairos that contain them. */
export function ChangeView({ change }: { readonly change: StatedChange }) {
  const { query, found, notSearched, coverage } = change;
  return (
    <section aria-labelledby="change" className="mt-8">
      <h2 id="change" className="text-lg font-semibold">
        {changeTitle(query)}
      </h2>
      {found.length === 0 ? (
        <p className="mt-3">No notes of the searched releases state it.</p>
      ) : (
        <ul
          aria-label="Releases with this change"
          className="mt-3 flex max-w-[90ch] flex-col gap-1"
        >
          {found.map((each) => (
            <Found key={`${each.component} ${each.tag}`} found={each} />
          ))}
        </ul>
      )}
      <p className="mt-2 max-w-[90ch] text-xs text-soft">
        {notSearched.length === 0
          ? null
          : `Not searched, because the lists of releases were not read: ${listWords(notSearched)}. `}
        {coverageWords(coverage)}
      </p>
    </section>
  );
}

function Found({ found: { component, tag, containedIn } }: { readonly found: ChangeFound }) {
  const isKairos = component === 'kairos';
  return (
    <li>
      In the notes of {isKairos ? 'Kairos' : component}{' '}
      <ReleaseLink component={component} tag={tag} />
      {isKairos
        ? null
        : containedIn.length === 0
          ? ', which no searched release of Kairos contains'
          : ', which is in Kairos '}
      {isKairos
        ? null
        : containedIn.map((each, index) => (
            <span key={each}>
              {index === 0 ? '' : ', '}
              <ReleaseLink component="kairos" tag={each} />
            </span>
          ))}
      .
    </li>
  );
}

function ReleaseLink({ component, tag }: { readonly component: string; readonly tag: string }) {
  return (
    <PageLink className="link font-mono" href={asRoute(releasePath(component, tag))}>
      {tag}
    </PageLink>
  );
}
