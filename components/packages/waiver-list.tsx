import { isExpired } from '@/lib/evidence/advisories/read-waivers';
import type { OtherSources } from '@/lib/site/model/image-packages';

type WaiverListProps = { readonly others: OtherSources; readonly now: string };

/** The advisories that Kairos decided to leave open in a release, with its reasons; null where it has no such list. */
export function WaiverList({ others, now }: WaiverListProps) {
  const { release, waivers, waiversUrl } = others;
  if (waivers === null || waiversUrl === null) return null;
  return (
    <section aria-labelledby="waivers" className="mt-8">
      <h2 id="waivers" className="text-lg font-semibold">
        Waived advisories
      </h2>
      <p className="mt-1 max-w-[72ch] text-soft">
        Advisories that Kairos leaves open in {release}, with its own reasons, from{' '}
        <a className="link" href={waiversUrl} rel="noopener">
          osv-scanner.toml
        </a>
        . The list says nothing of advisories that are not in it.
      </p>
      <table className="status-table mt-3">
        <caption className="sr-only">Waived advisories</caption>
        <thead>
          <tr>
            <th scope="col">Advisory</th>
            <th scope="col">Reason</th>
            <th scope="col">Until</th>
          </tr>
        </thead>
        <tbody>
          {waivers.waivers.map((waiver) => (
            <tr key={waiver.id}>
              <th scope="row" className="font-mono text-xs">
                <a
                  className="link"
                  href={`https://osv.dev/vulnerability/${encodeURIComponent(waiver.id)}`}
                  rel="noopener"
                >
                  {waiver.id}
                </a>
              </th>
              <td data-label="Reason" className="break-words whitespace-normal!">
                {waiver.reason || 'no reason given'}
              </td>
              <td data-label="Until">
                {waiver.until === null ? 'no end' : waiver.until.slice(0, 10)}
                {isExpired(waiver, now) ? ' (expired)' : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {waivers.unreadable === 0 ? null : (
        <p className="mt-2 text-xs text-soft">{waivers.unreadable} entries cannot be read.</p>
      )}
    </section>
  );
}
