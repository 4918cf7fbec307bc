import { KyvernoSection } from '@/components/verification/kyverno-section';
import { hasSigner, SignatureReports } from '@/components/verification/signature-reports';
import { Signer } from '@/components/verification/signer';
import { VerificationSection } from '@/components/verification/verification-section';
import type { ReleasePageData } from '@/lib/site/model/release-pages';
import { paths, withQuery } from '@/lib/site/url/paths';

/** How the chosen artifact of a release is verified, and who signed it. */
export function VerifyRelease({ page }: { readonly page: ReleasePageData }) {
  const { verifications, signatures, certificate, policies, arranged } = page;
  if (verifications.length === 0) {
    return (
      <p className="text-soft">
        {arranged.groups.length === 0
          ? 'This release has no image to verify.'
          : 'Select an image above to see verification commands.'}
      </p>
    );
  }
  return (
    <>
      {certificate.failure === null ? null : (
        <p className="mb-2 text-xs text-soft">{certificate.failure}</p>
      )}
      <SignatureReports reports={signatures} />
      {certificate.identity === null || signatures.some(hasSigner) ? null : (
        <Signer identity={certificate.identity} />
      )}
      <VerificationSection verifications={verifications} />
      <p className="mt-4">
        <a className="link" href={verifyUrl(page.entry.release.tag)}>
          Why does my cosign fail?
        </a>
      </p>
      {policies === null ? null : <KyvernoSection advice={policies} />}
    </>
  );
}

function verifyUrl(release: string): string {
  return withQuery(paths.verify, new URLSearchParams({ release }));
}
