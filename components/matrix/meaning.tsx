import { DocLink } from '@/components/ui/doc-link';
import { DOCUMENTATION } from '@/lib/names/catalog/documentation';

/** How to read the matrix, and what it means for someone who runs Kairos. */
export function Meaning() {
  return (
    <section aria-labelledby="meaning-title" className="mt-12 max-w-[72ch]">
      <h2 id="meaning-title" className="text-lg font-semibold">
        How to read this matrix
      </h2>
      <div className="mt-3 flex flex-col gap-3 text-base">
        <p>
          <strong>Tested is not published.</strong> Since v4.0.0 the{' '}
          <DocLink href={DOCUMENTATION.imageMatrix}>published images</DocLink> and the examples of
          the documentation are built on Hadron. The other distributions are supported and tested in
          CI; you build their images yourself with{' '}
          <DocLink href={DOCUMENTATION.bringYourOwnImage}>Bring Your Own Image</DocLink> or, in CI,
          with the <DocLink href={DOCUMENTATION.factory}>Kairos Factory</DocLink>. Their
          repositories, e.g. <code className="font-mono">quay.io/kairos/opensuse</code>, are no
          longer updated: their images are examples of names, not images to install.
        </p>
        <p>
          Each shape is a job of the project’s CI that turns a base image into a Kairos image. A job
          is listed, runs, and passes or fails: the grid keeps these apart. A dash means that there
          is no job. The combination may work, but CI does not test it.
        </p>
        <p>
          <strong>Core</strong> images have no Kubernetes and are the base for your own:{' '}
          <DocLink href={DOCUMENTATION.customizing}>customizing an image</DocLink> covers other
          packages, package updates and fixes of CVEs. <strong>Standard</strong> images have k3s or
          k0s and the{' '}
          <DocLink href="https://github.com/kairos-io/provider-kairos">Kairos provider</DocLink>,
          which can also form the cluster{' '}
          <DocLink href={DOCUMENTATION.peerToPeer}>peer to peer</DocLink>.
        </p>
        <p>
          A flavor stays on one branch of its distribution, e.g. openSUSE on Leap 15.6: a later
          branch is a separate row. Building from the base images of distributions was tracked in{' '}
          <DocLink href={DOCUMENTATION.upstreamBases}>kairos#116</DocLink>; since v3.4.0{' '}
          <DocLink href={DOCUMENTATION.factory}>kairos-init and the Factory</DocLink> do it.
        </p>
      </div>
    </section>
  );
}
