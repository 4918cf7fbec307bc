import type { ReleaseAsset } from '@/lib/releases/list/model';

/** The digest that GitHub computed of a file, shortened, with the whole of it at hand. */
export function AssetDigest({ asset }: { readonly asset: ReleaseAsset }) {
  if (asset.digest === null) return null;
  const [algorithm = '', value = ''] = asset.digest.split(':');
  return (
    <details className="mt-0.5 text-xs text-soft">
      <summary className="w-max max-w-full">
        {algorithm}:<span className="font-mono">{value.slice(0, 12)}…</span>
      </summary>
      <code className="block font-mono break-all select-all">{asset.digest}</code>
    </details>
  );
}
