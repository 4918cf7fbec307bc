import type { ReactNode } from 'react';

import { formatBytes } from '@/lib/base/format/bytes';
import type { ImagePageData, ShownPlatform } from '@/lib/site/model/image-page';
import { imagePath, imageSbomPath, pinnedReference } from '@/lib/site/url/image-urls';

import { DigestLink } from './digest-link';

/**
 * How the SBOM follows from the signature, digest by digest: what is signed is the index, which lists the images
 * and their attestations, which list the SBOM.
 */
export function ImageChain({ page }: { readonly page: ImagePageData }) {
  const { digest, reference, content, referrers, platforms } = page;
  const value = content?.value ?? null;
  if (digest === null || value === null) return null;
  const isIndex = /index|manifest\.list/.test(value.mediaType);
  const left = referrers?.value?.left ?? 0;
  const signatures = (referrers?.value?.found ?? []).filter(({ via }) => via !== 'sbom');
  return (
    <section aria-labelledby="chain" className="mt-8">
      <h2 id="chain" className="text-lg font-semibold">
        Digests
      </h2>
      <p className="mt-1 max-w-[72ch] text-soft">
        Each line lists the digests of the next, so a signature of the first covers all of them.
        Every digest was computed here over the bytes of the registry.
      </p>
      <ol className="mt-3 flex flex-col gap-2">
        {signatures.map(({ digest: signature, via, artifactType }) => (
          <Line key={signature} name={via === 'signature' ? 'Signature' : 'Refers to the image'}>
            <DigestLink digest={signature} href={null} />
            <span className="text-xs text-soft">{artifactType ?? VIA[via]}, not verified here</span>
          </Line>
        ))}
        <Line name={isIndex ? 'Index' : 'Manifest'}>
          <DigestLink digest={digest} href={imagePath(pinnedReference(reference, digest))} />
          <span className="text-xs text-soft">{formatBytes(value.bytes)}</span>
        </Line>
        {platforms.map((platform) => (
          <li key={platform.image.digest} className="border-l border-line pl-4">
            <ol className="flex flex-col gap-2">
              <OfPlatform page={page} platform={platform} isIndex={isIndex} />
            </ol>
          </li>
        ))}
      </ol>
      {left > 0 ? (
        <p className="mt-2 text-xs text-soft">{left} more that refer to the image are not read.</p>
      ) : null}
    </section>
  );
}

const VIA = {
  signature: 'tag .sig of cosign',
  attestation: 'tag .att of cosign',
  sbom: 'tag .sbom of cosign',
  'referrers-api': 'referrers of the registry',
  'referrers-tag': 'referrers tag',
} as const;

type OfPlatformProps = {
  readonly page: ImagePageData;
  readonly platform: ShownPlatform;
  readonly isIndex: boolean;
};

function OfPlatform({ page, platform, isIndex }: OfPlatformProps) {
  const { name, image, sboms, provenance } = platform;
  const { reference, platforms } = page;
  const pinned = pinnedReference(reference, page.digest ?? image.digest);
  const statements = [
    ...sboms.map(({ statement }) => ({ what: 'SBOM', statement })),
    ...(provenance === null ? [] : [{ what: 'Provenance', statement: provenance.statement }]),
  ];
  const manifests = new Set(statements.map(({ statement }) => statement.manifest));
  return (
    <>
      {isIndex ? (
        <Line name={`Image for ${name}`}>
          <DigestLink
            digest={image.digest}
            href={imagePath(pinnedReference(reference, image.digest))}
          />
        </Line>
      ) : null}
      {[...manifests].map((manifest) => (
        <li key={manifest}>
          <ol className="flex flex-col gap-2">
            <Line name="Attestation">
              <DigestLink digest={manifest} href={null} />
            </Line>
            {statements
              .filter(({ statement }) => statement.manifest === manifest)
              .map(({ what, statement }) => (
                <Line key={`${what} ${statement.digest}`} name={what} isInner>
                  <DigestLink
                    digest={statement.digest}
                    isDownload
                    href={
                      what === 'SBOM'
                        ? imageSbomPath(pinned, platforms.length > 1 ? name : null)
                        : null
                    }
                  />
                  <span className="text-xs text-soft">{formatBytes(statement.bytes)}</span>
                </Line>
              ))}
          </ol>
        </li>
      ))}
    </>
  );
}

type LineProps = {
  readonly name: string;
  readonly isInner?: boolean;
  readonly children: ReactNode;
};

function Line({ name, isInner = false, children }: LineProps) {
  return (
    <li
      className={`flex flex-wrap items-baseline gap-x-3 gap-y-1 ${isInner ? 'border-l border-line pl-4' : ''}`}
    >
      <span className="min-w-36">{name}</span>
      {children}
    </li>
  );
}
