/** The mark: a grid of nine cells, one of them at its moment. */
export function Logo() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <g fill="currentColor">
        <rect x="2" y="2" width="5.6" height="5.6" rx="1.2" />
        <rect x="9.2" y="2" width="5.6" height="5.6" rx="1.2" opacity="0.35" />
        <rect x="2" y="9.2" width="5.6" height="5.6" rx="1.2" opacity="0.35" />
        <rect x="9.2" y="9.2" width="5.6" height="5.6" rx="1.2" />
        <rect x="16.4" y="9.2" width="5.6" height="5.6" rx="1.2" opacity="0.35" />
        <rect x="2" y="16.4" width="5.6" height="5.6" rx="1.2" />
        <rect x="9.2" y="16.4" width="5.6" height="5.6" rx="1.2" opacity="0.35" />
        <rect x="16.4" y="16.4" width="5.6" height="5.6" rx="1.2" />
      </g>
      <circle cx="19.2" cy="4.8" r="3.4" fill="var(--accent)" />
    </svg>
  );
}
