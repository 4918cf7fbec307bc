import { RecipeView } from '@/components/builder/recipe-view';
import { Command } from '@/components/ui/command';
import { VerificationSection } from '@/components/verification/verification-section';
import type { ImagePageData, SignatureVerdict } from '@/lib/site/model/image-page';

/** The commands of the builder that make sense for an image that exists. */
const OFFERED = ['pull-image', 'upgrade-node'];

/** The commands that pull, inspect and upgrade to the image by its digest; null where it does not exist. */
export function ImageCommands({ page }: { readonly page: ImagePageData }) {
  const { pinned, builder } = page;
  if (pinned === null) return null;
  const recipes = (builder?.built?.recipes ?? []).filter(({ id }) => OFFERED.includes(id));
  return (
    <section aria-labelledby="commands" className="mt-8">
      <h2 id="commands" className="text-lg font-semibold">
        Commands
      </h2>
      <div className="mt-2 flex flex-col gap-3">
        <div>
          <p className="mb-1 text-xs text-soft">Pull exactly this image</p>
          <Command id="pull-pinned" label="Copy pull command" text={`docker pull ${pinned}`} />
        </div>
        <div>
          <p className="mb-1 text-xs text-soft">List its platforms and attestations</p>
          <Command
            id="inspect-pinned"
            label="Copy inspect command"
            text={`docker buildx imagetools inspect ${pinned}`}
          />
        </div>
        {recipes
          .filter(({ id }) => id === 'upgrade-node')
          .map((recipe) => (
            <RecipeView key={recipe.id} recipe={recipe} isOpen={false} placeholder={null} />
          ))}
      </div>
    </section>
  );
}

/** What is known of the signature, and the commands that verify it. */
export function ImageSignature({ page }: { readonly page: ImagePageData }) {
  const { signature, verifications } = page;
  return (
    <section aria-labelledby="signature" className="mt-8">
      <h2 id="signature" className="text-lg font-semibold">
        Signature
      </h2>
      <p className="mt-1 mb-3 max-w-[72ch]" data-signature={signature.kind}>
        {signatureWords(signature)}
      </p>
      {verifications.length === 0 ? null : <VerificationSection verifications={verifications} />}
    </section>
  );
}

function signatureWords({ found }: SignatureVerdict): string {
  if (found === null) return 'Not checked by this site: what refers to the image was not read yet.';
  if (found === 0)
    return 'Not checked by this site. The registry lists no signature of this image.';
  return `Not checked by this site. The registry lists ${found === 1 ? 'a signature' : `${found} signatures`} of this image; the command below verifies it.`;
}
