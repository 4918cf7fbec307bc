import type { VerifyPageData } from '@/lib/site/model/verify-page';

import { CosignExplanationView } from './cosign-explanation';
import { VerificationDocs } from './verification-docs';
import { VerifyForm } from './verify-form';

/** Explains why cosign fails: a form for the error and the command, and below it what they mean. */
export function VerifyPageView({ page }: { readonly page: VerifyPageData }) {
  const { refusal, isCut, explanation } = page;
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">Why does my cosign fail?</h1>
      <p className="mt-2 max-w-[72ch] text-soft">
        Paste the output of cosign and the command. The texts are part of the URL of this page and
        are not stored.
      </p>
      <VerifyForm page={page} />
      {refusal === null ? null : (
        <p role="status" className="mt-4 max-w-[72ch]">
          {refusal}
        </p>
      )}
      {isCut ? (
        <p className="mt-4 max-w-[72ch] text-soft">
          The text is too long: only the end of the output and the start of the command were read.
        </p>
      ) : null}
      {explanation === null ? null : (
        <CosignExplanationView explanation={explanation} artifact={page.artifact} />
      )}
      <VerificationDocs />
    </>
  );
}
