import { CopyButton } from '@/components/ui/copy-button.client';
import type { ReleaseAsset } from '@/lib/releases/list/model';

type AssetDigestProps = {
  readonly asset: ReleaseAsset;
  /** Whether only the start is shown at first, in a table of many files. */
  readonly isFolded?: boolean;
};

/** The digest that GitHub computed of a file, with a button that copies it. */
export function AssetDigest({ asset, isFolded = false }: AssetDigestProps) {
  const { digest, id, name } = asset;
  if (digest === null) return null;
  const shownIn = `${isFolded ? 'file' : 'download'}-digest-${id}`;
  const whole = (
    <span className="asset-digest">
      <code id={shownIn} className="font-mono break-all">
        {digest}
      </code>
      <span className="scripted">
        <CopyButton text={digest} label={`Copy digest of ${name}`} shownIn={shownIn} isShort />
      </span>
    </span>
  );
  if (!isFolded) return whole;
  const [algorithm = '', value = ''] = digest.split(':');
  return (
    <details className="mt-0.5 text-xs text-soft">
      <summary className="w-max max-w-full">
        {algorithm}:<span className="font-mono">{value.slice(0, 12)}…</span>
      </summary>
      {whole}
    </details>
  );
}
