type PreviewCardProps = { readonly title: string; readonly description: string };

/** The preview picture of a link to a page that is not the matrix. */
export function PreviewCard({ title, description }: PreviewCardProps) {
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
        <div style={{ display: 'flex', fontSize: 30, color: '#46546f' }}>Kairos Matrix</div>
        <div
          style={{
            display: 'flex',
            marginTop: 24,
            fontSize: title.length > 48 ? 52 : 72,
            lineHeight: 1.15,
            wordBreak: 'break-word',
          }}
        >
          {title}
        </div>
      </div>
      <div style={{ display: 'flex', fontSize: 34, lineHeight: 1.35, color: '#46546f' }}>
        {description}
      </div>
    </div>
  );
}
