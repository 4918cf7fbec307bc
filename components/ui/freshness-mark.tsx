type Shape = 'dot' | 'triangle' | 'square';

/** A small shape next to a word about age; decorative, since the word says it. */
export function FreshnessMark({ shape }: { readonly shape: Shape }) {
  return (
    <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
      {shape === 'dot' ? <circle cx="5" cy="5" r="4.5" fill="currentColor" /> : null}
      {shape === 'triangle' ? <path d="M5 0.5 9.5 9.5H0.5Z" fill="currentColor" /> : null}
      {shape === 'square' ? (
        <rect
          x="1"
          y="1"
          width="8"
          height="8"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
        />
      ) : null}
    </svg>
  );
}
