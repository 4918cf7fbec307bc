import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';

type DigestLinkProps = {
  readonly digest: string;
  /** Where it leads; null for content that has no page, which is shown without a link. */
  readonly href: string | null;
  /** Whether the link is a file to download. */
  readonly isDownload?: boolean;
};

/** A digest, shortened to its first characters; the full digest is its title. */
export function DigestLink({ digest, href, isDownload = false }: DigestLinkProps) {
  const [algorithm = '', hex = ''] = digest.split(':', 2);
  const shown = `${algorithm}:${hex.slice(0, 12)}…`;
  if (href === null) {
    return (
      <span className="font-mono text-xs" title={digest}>
        {shown}
      </span>
    );
  }
  return isDownload ? (
    <a className="link font-mono text-xs" title={digest} href={href} download>
      {shown}
    </a>
  ) : (
    <PageLink className="link font-mono text-xs" title={digest} href={asRoute(href)}>
      {shown}
    </PageLink>
  );
}
