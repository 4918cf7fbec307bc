import type { Decoded } from '@/lib/names/artifacts/decoded';
import { ERAS } from '@/lib/names/artifacts/eras';
import type { DecodePageData } from '@/lib/site/model/build-page';
import { paths, withQuery } from '@/lib/site/url/paths';

import { DecodeBox } from './decode-box';
import { hrefOf } from './problem-view';

/** Names of several times, to try. */
const EXAMPLES = [
  'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
  'quay.io/kairos/ubuntu:24.04-standard-amd64-generic-v3.5.0-k3s-v1.33.2-k3s1',
  'kairos-opensuse-leap-15.6-standard-arm64-rpi4-v3.2.1-k3sv1.31.1+k3s1.raw',
  'core-opensuse-leap-v2.3.1-sbom.spdx.json',
  'sha256-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.sig',
] as const;

const KINDS: Readonly<Record<Decoded['kind'], string>> = {
  image: 'An artifact of Kairos',
  digest: 'A digest, or something attached to one',
  moving: 'A tag that moves',
  commit: 'A commit',
  release: 'A version alone',
  component: 'A program of the Kairos project',
  legacy: 'An artifact of c3os, the forerunner of Kairos',
  command: 'A command that builds an image',
  pattern: 'A naming pattern',
  foreign: 'Not an artifact of Kairos',
  unknown: 'No name that is known here',
};

/** Explains whatever was pasted, and opens it in the builder where that is possible. */
export function DecodePageView({
  page: { text, decoded, opened },
}: {
  readonly page: DecodePageData;
}) {
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">What is this tag?</h1>
      <div className="mt-4 max-w-[72ch]">
        <DecodeBox text={text} />
      </div>
      {decoded === null ? (
        <section aria-labelledby="examples" className="mt-8">
          <h2 id="examples" className="font-semibold">
            Try one
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
        </section>
      ) : (
        <section aria-labelledby="answer" className="mt-8">
          <h2 id="answer" className="text-lg font-semibold">
            {KINDS[decoded.kind]}
          </h2>
          {decoded.name === '' ? null : (
            <p className="mt-1 font-mono text-xs break-all">{decoded.name}</p>
          )}
          {decoded.problem === null ? null : (
            <p role="alert" className="mt-3 border-l-2 border-failed pl-3">
              {decoded.problem}
            </p>
          )}
          <Parts decoded={decoded} />
          {decoded.remarks.length === 0 ? null : (
            <ul aria-label="What to know of it" className="mt-4 flex max-w-[72ch] flex-col gap-1">
              {decoded.remarks.map((remark) => (
                <li key={remark} className="border-l-2 border-warn pl-3">
                  {remark}
                </li>
              ))}
            </ul>
          )}
          {opened === null ? null : (
            <p className="mt-6">
              <a className="control" data-strong="true" href={hrefOf(opened.form)}>
                Open in the builder
              </a>
            </p>
          )}
          {opened === null || opened.untold.length === 0 ? null : (
            <ul aria-label="What the name does not tell" className="mt-3 text-soft">
              {opened.untold.map(({ field, message }) => (
                <li key={field}>{message}</li>
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  );
}

function Parts({ decoded: { parts, era } }: { readonly decoded: Decoded }) {
  const { kubernetes } = parts;
  const rows = [
    ['Registry', parts.registry],
    ['Repository', parts.repository],
    ['Flavor', parts.flavor],
    ['Flavor release', parts.flavorRelease],
    ['Variant', parts.variant],
    ['Architecture', parts.arch],
    ['Board', parts.model],
    ['Version', parts.version],
    ['Branch', parts.branch],
    ['Commit', parts.commit],
    [
      'Kubernetes',
      kubernetes === null ? null : `${kubernetes.distro} ${kubernetes.version ?? ''}`.trim(),
    ],
    ['Trusted boot', parts.trustedBoot ? 'yes' : null],
    ['Ending', parts.ext],
    ['Digest', parts.digest],
    ['Attached', parts.attachment],
    ['Named by', era === null ? null : `the rule “${ERAS[era].title}”`],
  ] as const;
  const told = rows.filter(([, value]) => value !== null && value !== '');
  if (told.length === 0) return null;
  return (
    <dl className="decoded">
      {told.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
