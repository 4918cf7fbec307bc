/** What the grid means for someone who runs Kairos, with the documentation's own pages on each. */
export function Meaning() {
  return (
    <section aria-labelledby="meaning-title" className="mt-12 max-w-[72ch]">
      <h2 id="meaning-title" className="text-lg font-semibold">
        What this grid means
      </h2>
      <div className="mt-3 flex flex-col gap-3 text-base">
        <p>
          Each shape is a job that the project’s CI declares: it turns that base image into a Kairos
          image. <strong>Declared</strong>, <strong>ran</strong> and <strong>passed</strong> are
          three things, and the grid keeps them apart. A dash means that no job exists: the
          combination may work, but nobody tests it here.
        </p>
        <p>
          Tested is not the same as published.{' '}
          <Doc path="/docs/reference/image_matrix/">Prebuilt artifacts</Doc> and the documentation
          use Hadron; the other distributions are supported, tested in CI, and built by oneself with{' '}
          <Doc path="/docs/reference/byoi/">Bring Your Own Image</Doc> or the{' '}
          <Doc path="/docs/reference/kairos-factory/">Kairos Factory</Doc>.
        </p>
        <p>
          Core images carry no Kubernetes. Standard images carry k3s or k0s together with the Kairos
          provider, which can also form a cluster peer to peer.
        </p>
      </div>
    </section>
  );
}

function Doc({ path, children }: { readonly path: string; readonly children: string }) {
  return (
    <a className="link" href={`https://kairos.io${path}`} rel="noopener">
      {children}
    </a>
  );
}
