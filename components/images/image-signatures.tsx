import { SignatureReports } from '@/components/verification/signature-reports';
import { VerificationSection } from '@/components/verification/verification-section';
import type { ImagePageData } from '@/lib/site/model/image-page';
import { paths, withQuery } from '@/lib/site/url/paths';

/** The verdict about each signature of an image, and the commands that verify it. */
export function ImageSignatures({ page }: { readonly page: ImagePageData }) {
  const { signatures, verifications, explained } = page;
  const release = explained?.leads.release?.tag ?? null;
  return (
    <section aria-labelledby="signature" className="mt-8">
      <h2 id="signature" className="text-lg font-semibold">
        Signature
      </h2>
      {signatures === null ? (
        <p className="mt-1 mb-3 max-w-[72ch]">
          Not checked yet: the registry has not sent what it has about this image.
        </p>
      ) : (
        <div className="mt-2">
          <SignatureReports reports={signatures} />
        </div>
      )}
      {verifications.length === 0 ? null : <VerificationSection verifications={verifications} />}
      {release === null ? null : (
        <p className="mt-4">
          <a className="link" href={withQuery(paths.verify, new URLSearchParams({ release }))}>
            Why does my cosign fail?
          </a>
        </p>
      )}
    </section>
  );
}
