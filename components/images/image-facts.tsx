import type { ReactNode } from 'react';

import { CopyButton } from '@/components/ui/copy-button.client';
import { formatBytes } from '@/lib/base/format/bytes';
import { formatMinute } from '@/lib/base/format/dates';
import type { ImagePageData } from '@/lib/site/model/image-page';

/** The digest of an image, what it is for, how large and how old it is. */
export function ImageFacts({ page }: { readonly page: ImagePageData }) {
  const { digest, content, tag, platforms } = page;
  if (digest === null) return null;
  const since = tag?.value?.targets[0]?.from ?? null;
  const left = content?.value?.left ?? 0;
  const sizes = platforms.flatMap(({ bytes }) => (bytes === null ? [] : [bytes]));
  return (
    <dl className="mt-5 grid max-w-[90ch] gap-x-6 gap-y-3 sm:grid-cols-2">
      <Fact name="Digest" isWide>
        <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <code id="digest" className="font-mono text-xs break-all">
            {digest}
          </code>
          <span className="scripted">
            <CopyButton text={digest} label="Copy digest" shownIn="digest" isShort />
          </span>
        </span>
      </Fact>
      <Fact name="Platforms">
        {platforms.length === 0
          ? 'not read yet'
          : platforms.map(({ name }) => name || 'not stated').join(', ')}
        {left > 0 ? ` and ${left} more that are not read` : ''}
      </Fact>
      <Fact name="Size to transfer">
        {sizes.length === 0 ? '—' : sizes.map((bytes) => formatBytes(bytes)).join(', ')}
      </Fact>
      <Fact name="Created">
        <Created page={page} />
      </Fact>
      <Fact name="Tag points here since">
        {tag === null
          ? 'the reference has no tag'
          : since === null
            ? 'the registry gives no date'
            : formatMinute(since)}
      </Fact>
    </dl>
  );
}

function Created({ page: { platforms } }: { readonly page: ImagePageData }) {
  const times = new Set(platforms.flatMap(({ image }) => image.details?.createdAt ?? []));
  if (times.size === 0) return '—';
  return [...times].map((time) => formatMinute(time)).join(', ');
}

type FactProps = {
  readonly name: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

function Fact({ name, isWide = false, children }: FactProps) {
  return (
    <div className={isWide ? 'sm:col-span-2' : ''}>
      <dt className="text-xs text-soft">{name}</dt>
      <dd className="break-words tabular-nums">{children}</dd>
    </div>
  );
}
