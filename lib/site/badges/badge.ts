/** What the colour and the mark of a badge mean; the words say the same. */
export type BadgeTone = 'good' | 'bad' | 'warning' | 'neutral';

/** A badge before it is drawn: what it is about, what is said of it, and both with more detail. */
export type Badge = {
  readonly label: string;
  readonly message: string;
  readonly tone: BadgeTone;
  /** The sentence that screen readers read and that shows under a pointer. */
  readonly title: string;
};

/** The badge for a URL that selects nothing that exists, with the reason. */
export function unknownBadge(message: string, reason: string): Badge {
  return { label: 'Kairos Matrix', message, tone: 'neutral', title: `${message}: ${reason}` };
}
