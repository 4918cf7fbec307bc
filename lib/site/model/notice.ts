/** A fact that limits what the grid says. */
export type Notice = {
  readonly id: string;
  readonly tone: 'info' | 'warning';
  readonly text: string;
  readonly link: { readonly href: string; readonly text: string } | null;
};
