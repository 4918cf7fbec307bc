import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { formatMinute } from '@/lib/base/format/dates';
import type { PackagesRefusal } from '@/lib/site/model/image-packages';
import { imagePath } from '@/lib/site/url/image-urls';
import { withQuery } from '@/lib/site/url/paths';

type RefusedPackagesProps = {
  readonly refusal: PackagesRefusal;
  /** The page that a platform is chosen for, with its query. */
  readonly path: string;
  readonly params: URLSearchParams;
};

/** Why the packages of an image are not shown, and what to do instead. */
export function RefusedPackages({ refusal, path, params }: RefusedPackagesProps) {
  const { reference, message, isImage, platforms, retryAt } = refusal;
  const hrefOf = (platform: string) => {
    const query = new URLSearchParams(params);
    query.set('platform', platform);
    return asRoute(withQuery(path, query));
  };
  return (
    <div role="alert" className="mt-4 max-w-[90ch] border-l-2 border-warn pl-3">
      {reference === '' ? null : <p className="font-mono text-xs break-all">{reference}</p>}
      <p>{message}</p>
      {platforms.length === 0 ? null : (
        <p className="mt-2 flex flex-wrap gap-3">
          {platforms.map((platform) => (
            <PageLink key={platform} className="control" href={hrefOf(platform)}>
              {platform}
            </PageLink>
          ))}
        </p>
      )}
      {retryAt === null ? null : (
        <p className="mt-1 text-xs text-soft">Next attempt at {formatMinute(retryAt)}.</p>
      )}
      {isImage && platforms.length === 0 ? (
        <p className="mt-1">
          <PageLink className="link" href={asRoute(imagePath(reference))}>
            The image
          </PageLink>
        </p>
      ) : null}
    </div>
  );
}
