import type { MaskedText } from './mask-placeholders';
import type { CommandScene } from './read-command';

/** What the rest of a text says about one of its lines. */
export type Context = { readonly masked: MaskedText; readonly scene: CommandScene };
