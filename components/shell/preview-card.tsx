import { CARD_SOFT, CardFrame } from './card-frame';

type PreviewCardProps = { readonly title: string; readonly description: string };

/** The preview picture of a link to a page that is not the matrix. */
export function PreviewCard({ title, description }: PreviewCardProps) {
  return (
    <CardFrame title={title}>
      <div style={{ display: 'flex', fontSize: 34, lineHeight: 1.35, color: CARD_SOFT }}>
        {description}
      </div>
    </CardFrame>
  );
}
