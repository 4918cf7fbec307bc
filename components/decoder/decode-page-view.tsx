import { DecodeBox } from '@/components/builder/decode-box';
import { NamingPattern } from '@/components/builder/naming-pattern';
import { FreshnessText } from '@/components/feedback/freshness-text';
import { StandingNote } from '@/components/feedback/standing-note';
import type { DecodePageData } from '@/lib/site/model/decode-page';
import { paths, withQuery } from '@/lib/site/url/paths';

import { ChangeView } from './change-view';
import { FindingView } from './finding-view';

/** Texts of several times and forms, to try. */
const EXAMPLES = [
  'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
  'quay.io/kairos/ubuntu:24.04-standard-amd64-generic-v3.5.0-k3s-v1.33.2-k3s1',
  'KAIROS_VERSION="v3.1.2-v1.30.4-k3s1"',
  'kairos-agent version v2.24.10',
  'https://github.com/kairos-io/kairos/issues/4301',
  'docker build --build-arg BASE_IMG=almalinux:9 --build-arg MODEL=rpi4 --build-arg VERSION=1.0.0 .',
  'core-opensuse-leap-v2.3.1-sbom.spdx.json',
] as const;

/** Explains a pasted text, finding by finding, with links from each. */
export function DecodePageView({ page }: { readonly page: DecodePageData }) {
  const { text, findings } = page;
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">Decode</h1>
      <div className="mt-4 max-w-[72ch]">
        <DecodeBox text={text} />
      </div>
      {findings.length === 0 ? <Examples /> : <Findings page={page} />}
    </>
  );
}

function Examples() {
  return (
    <section aria-labelledby="examples" className="mt-8">
      <h2 id="examples" className="font-semibold">
        Examples
      </h2>
      <ul className="mt-2 flex flex-col gap-1">
        {EXAMPLES.map((name) => (
          <li key={name}>
            <a
              className="link font-mono text-xs break-all"
              href={withQuery(paths.decode, new URLSearchParams({ name }))}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
      <NamingPattern />
    </section>
  );
}

function Findings({
  page: { findings, change, isCut, freshness, now },
}: {
  readonly page: DecodePageData;
}) {
  // Of a change that was found, no finding says more: it is not the name of an artifact.
  const [first, ...others] = change === null ? findings : findings.filter(isOfKairos);
  return (
    <>
      {change === null ? null : <ChangeView change={change} />}
      {first === undefined ? null : <FindingView explained={first} id="finding" />}
      {others.length === 0 ? null : (
        <section aria-labelledby="others" className="mt-10">
          <h2 id="others" className="text-lg font-semibold">
            {others.length === 1 ? '1 more in this text' : `${others.length} more in this text`}
          </h2>
          {others.map((each, index) => (
            <FindingView
              key={`${each.finding.kind} ${each.finding.name}`}
              explained={each}
              id={`finding-${index + 2}`}
              isOther
            />
          ))}
        </section>
      )}
      {change === null && findings.every((each) => !isOfKairos(each)) ? <Examples /> : null}
      {isCut ? <StandingNote>The text is too long: the end was not decoded.</StandingNote> : null}
      {freshness === null ? null : (
        <p className="mt-8 text-xs text-soft" data-freshness={freshness.state}>
          Releases of Kairos: <FreshnessText freshness={freshness} now={now} />
        </p>
      )}
    </>
  );
}

function isOfKairos({ finding: { problem } }: DecodePageData['findings'][number]): boolean {
  return problem === null;
}
