import { CopyButton } from '@/components/ui/copy-button.client';
import type { ReleaseAsset } from '@/lib/releases/list/model';

type AssetDigestProps = {
  readonly asset: ReleaseAsset;
  /** Whether only the start is shown at first, and without a button: a release has up to 475 files. */
  readonly isFolded?: boolean;
};

/** The digest that GitHub computed of a file, with a button that copies it where there are few. */
export function AssetDigest({ asset, isFolded = false }: AssetDigestProps) {
  const { digest, id, name } = asset;
  if (digest === null) return null;
  const shownIn = `digest-${id}`;
  if (!isFolded) {
    return (
      <span className="asset-digest">
        <code id={shownIn} className="font-mono break-all">
          {digest}
        </code>
        <span className="scripted">
          <CopyButton text={digest} label={`Copy digest of ${name}`} shownIn={shownIn} isShort />
        </span>
      </span>
    );
  }
  const [algorithm = '', value = ''] = digest.split(':');
  return (
    <details className="mt-0.5 text-xs text-soft">
      <summary className="w-max max-w-full">
        {algorithm}:<span className="font-mono">{value.slice(0, 12)}…</span>
      </summary>
      <code className="block font-mono break-all select-all">{digest}</code>
    </details>
  );
}
