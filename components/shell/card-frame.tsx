import type { ReactNode } from 'react';

type CardFrameProps = { readonly title: string; readonly children: ReactNode };

/** A preview picture of 1200 by 630 pixels: the name of the site and a title above, what is particular below. */
export function CardFrame({ title, children }: CardFrameProps) {
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        width: '100%',
        height: '100%',
        padding: 72,
        background: '#ffffff',
        color: '#0a1833',
        borderTop: '16px solid #ee5007',
      }}
    >
      <div style={{ display: 'flex', flexDirection: 'column' }}>
        <div style={{ display: 'flex', fontSize: 30, color: CARD_SOFT }}>Kairos Matrix</div>
        <div
          style={{
            display: 'flex',
            marginTop: 16,
            fontSize: title.length > 48 ? 50 : 68,
            lineHeight: 1.15,
            wordBreak: 'break-word',
          }}
        >
          {title}
        </div>
      </div>
      {children}
    </div>
  );
}

/** The colour of what is less important in a card. */
export const CARD_SOFT = '#46546f';
