import type { ReactNode } from 'react';

import { FreshnessWord } from '@/components/feedback/freshness-word';
import { Age } from '@/components/ui/age.client';
import { asRoute } from '@/components/ui/as-route';
import { Command } from '@/components/ui/command';
import { CopyButton } from '@/components/ui/copy-button.client';
import { PageLink } from '@/components/ui/page-link';
import { formatDay } from '@/lib/base/format/dates';
import type { LoadedIdentity, ReleasePageData } from '@/lib/site/model/release-pages-view';
import { componentPath, paths, releaseMarkdownPath, releasePath } from '@/lib/site/url/paths';

import { AssetList } from './asset-list';
import { CompareForm } from './compare-form';
import { GetIt } from './get-it';
import { ReleaseNotes } from './release-notes';
import { ReleaseNotices } from './release-notices';
import { SbomSection } from './sbom-section';
import { SupportBadge } from './support-badge';
import { VerificationSection } from './verification-section';

/** A release: its changelog, and beside it what it is, its files, its bill of materials and how to check it. */
export function ReleasePageView({ page }: { readonly page: ReleasePageData }) {
  const { view, entry, notes, arranged, now } = page;
  const { component } = view;
  const { release } = entry;
  const action = releasePath(component.id, release.tag);
  return (
    <>
      <p className="text-xs">
        <PageLink className="link text-soft" href={paths.releases}>
          Releases
        </PageLink>{' '}
        <span aria-hidden="true">/</span>{' '}
        <PageLink className="link text-soft" href={asRoute(componentPath(component.id))}>
          {component.title}
        </PageLink>
      </p>
      <h1 className="text-xl font-semibold tracking-tight">
        {component.title} <span className="font-mono">{release.tag}</span>
      </h1>
      <Facts page={page} />
      <ReleaseNotices view={view} />
      <div className="release-page mt-6">
        <aside className="release-side" aria-label="About this release">
          <Neighbours page={page} />
          <Fold title="Get it">
            {arranged.groups.length === 0 ? (
              <NoArtifacts page={page} />
            ) : (
              <GetIt
                action={action}
                facets={page.facets}
                groups={page.chosen}
                total={arranged.groups.length}
              />
            )}
          </Fold>
          <Fold title="Verify">
            <Verify page={page} />
          </Fold>
          <Fold title="Bill of materials">
            <SbomSection sbom={page.sbom} componentId={component.id} tag={release.tag} />
          </Fold>
          <Fold title="Compare">
            <CompareForm
              componentId={component.id}
              entries={view.releases.entries}
              from={page.neighbours.older?.release.tag ?? ''}
              to={release.tag}
            />
          </Fold>
        </aside>
        <article className="release-main" aria-labelledby="notes-title">
          <h2 id="notes-title" className="mb-3 text-lg font-semibold">
            {release.title !== null && release.title !== release.tag
              ? release.title
              : 'What changed'}
          </h2>
          {notes === null ? (
            <p className="text-soft">The notes of this release are not known yet.</p>
          ) : (
            <ReleaseNotes notes={notes} of={release.tag} />
          )}
        </article>
        <section className="release-main" aria-labelledby="files">
          <h2 id="files" className="mb-2 text-lg font-semibold">
            All files
          </h2>
          {page.seenNames === null ? (
            <AssetList
              action={action}
              arranged={arranged}
              text={page.fileText}
              isWhole={page.areAllFilesAsked}
              choices={page.choices}
              releaseUrl={release.url}
              unreadable={release.unreadableAssets}
            />
          ) : (
            <SeenNames names={page.seenNames} />
          )}
        </section>
      </div>
      <p className="sr-only">
        Data as of <time dateTime={now}>{formatDay(now)}</time>
      </p>
    </>
  );
}

function Facts({ page: { view, entry, now, permalink } }: { readonly page: ReleasePageData }) {
  const { release, status, isPreliminary } = entry;
  const { freshness, component } = view;
  return (
    <div className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-xs text-soft">
      <span className="text-sm">
        <SupportBadge status={status} />
      </span>
      {isPreliminary && status.state !== 'prerelease' ? <span>marked as a prerelease</span> : null}
      <span>
        {view.snapshot === null ? 'published' : 'tagged'}{' '}
        <time dateTime={release.publishedAt}>{formatDay(release.publishedAt)}</time>,{' '}
        <Age at={release.publishedAt} now={now} />
      </span>
      {release.change === null ? null : (
        <span className="text-warn" data-changed>
          {listWords(release.change.what)} changed after publishing, noticed{' '}
          <time dateTime={release.change.noticedAt}>{formatDay(release.change.noticedAt)}</time>
        </span>
      )}
      {freshness === null ? null : (
        <span data-freshness={freshness.state}>
          <FreshnessWord state={freshness.state} />{' '}
          {freshness.state === 'snapshot' ? (
            formatDay(freshness.fetchedAt)
          ) : (
            <Age at={freshness.checkedAt ?? freshness.fetchedAt} now={now} />
          )}
        </span>
      )}
      {view.snapshot === null ? (
        <a className="link" href={release.url} rel="noopener">
          On GitHub
        </a>
      ) : null}
      <a className="link" href={releaseMarkdownPath(component.id, release.tag)}>
        As Markdown
      </a>
      <span className="scripted inline-flex items-baseline gap-2">
        <span id="permalink" className="sr-only">
          {permalink}
        </span>
        <CopyButton text={permalink} label="Copy link" shownIn="permalink" />
      </span>
    </div>
  );
}

function listWords(what: readonly string[]): string {
  const words = what.join(' and ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** A part that is folded to one line where it comes before the notes, and open where it stands beside them. */
function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="fold">
      <summary>
        <h2 className="text-sm font-semibold">{title}</h2>
      </summary>
      {children}
    </details>
  );
}

function Neighbours({ page: { view, neighbours } }: { readonly page: ReleasePageData }) {
  const { olderInLine, newerInLine, older, newer } = neighbours;
  const both = [
    { label: 'Before', rel: 'prev', entry: olderInLine ?? older },
    { label: 'After', rel: 'next', entry: newerInLine ?? newer },
  ] as const;
  return (
    <nav aria-label="Neighbouring releases" className="mb-3 flex justify-between gap-4">
      {both.map(({ label, rel, entry }) =>
        entry === null ? null : (
          <span key={label} className="text-xs text-soft">
            {label}{' '}
            <PageLink
              className="link font-mono"
              rel={rel}
              href={asRoute(releasePath(view.component.id, entry.release.tag))}
            >
              {entry.release.tag}
            </PageLink>
          </span>
        ),
      )}
    </nav>
  );
}

function NoArtifacts({ page: { seenNames, arranged, entry } }: { readonly page: ReleasePageData }) {
  if (seenNames !== null) return <p className="text-soft">Its files are not known yet.</p>;
  if (arranged.programs.length + arranged.rest.length > 0) {
    return (
      <p className="text-soft">
        This release carries no images. Its{' '}
        <a className="link" href="#files">
          files are listed below
        </a>
        .
      </p>
    );
  }
  return (
    <p className="text-soft">
      {entry.release.unreadableAssets === 0
        ? 'GitHub lists no files for this release.'
        : 'None of its files could be read.'}
    </p>
  );
}

function Verify({ page }: { readonly page: ReleasePageData }) {
  if (page.verifications.length === 0) {
    return (
      <p className="text-soft">
        {page.arranged.groups.length === 0
          ? 'Nothing in this release is known to be signed.'
          : 'Choose an image above, and the commands that check it stand here.'}
      </p>
    );
  }
  return (
    <>
      {page.certificate.failure === null ? null : (
        <p className="mb-2 text-xs text-soft">{page.certificate.failure}</p>
      )}
      {page.certificate.identity === null ? null : <Signer identity={page.certificate.identity} />}
      <VerificationSection verifications={page.verifications} />
      {page.policy === null ? null : (
        <div className="mt-4">
          <h3 className="font-semibold">A Kyverno policy for upgrades</h3>
          <p className="mt-1 text-soft">
            Lets a cluster start only images that the same identity signed.{' '}
            <a
              className="link"
              href="https://kyverno.io/docs/policy-types/cluster-policy/verify-images/sigstore/"
              rel="noopener"
            >
              Kyverno’s documentation
            </a>
          </p>
          <div className="mt-2">
            <Command id="kyverno" label="Copy Kyverno policy" text={page.policy} />
          </div>
        </div>
      )}
    </>
  );
}

/** Who signed, as the release's own certificate says. */
function Signer({ identity }: { readonly identity: LoadedIdentity }) {
  const facts = [
    ['Signed by', identity.subjectAlternativeName],
    ['Vouched for by', identity.issuer],
    ['Workflow', identity.workflow],
    ['Commit', identity.commit],
    ['Run', identity.runUrl],
  ] as const;
  return (
    <details className="mb-4 text-xs">
      <summary className="cursor-pointer text-soft">
        Signer, read from <span className="font-mono break-all">{identity.assetName}</span>
      </summary>
      <dl className="mt-1">
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label} className="mt-1">
              <dt className="text-soft">{label}</dt>
              <dd className="font-mono break-all">{value}</dd>
            </div>
          ),
        )}
      </dl>
    </details>
  );
}

function SeenNames({ names }: { readonly names: readonly string[] }) {
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
