import 'server-only';
import { createHash } from 'node:crypto';

import type { Component } from '@/lib/names/catalog/model';
import type { Release } from '@/lib/releases/list/model';
import type { RenderedNotes } from '@/lib/releases/notes/model';
import { renderNotes } from '@/lib/releases/notes/render-notes';

/** Number of rendered notes in the cache, the most recently requested; long ones take a second to render. */
const MOST_RENDERED = 300;

/** By what they are rendered from: each refresh over Redis brings equal releases as new objects. */
const rendered = new Map<string, RenderedNotes>();

/** Renders the notes of a release as HTML, once for as long as they are requested and do not change. */
export function renderedNotes(component: Component, release: Release): RenderedNotes {
  return kept(component, release, undefined);
}

/** Renders notes that are on one page with those of other releases: their anchors begin with the tag. */
export function renderedNotesBesideOthers(component: Component, release: Release): RenderedNotes {
  return kept(component, release, `${release.tag}-`);
}

function kept(
  { repository }: Component,
  { notes: markdown, tag }: Release,
  idPrefix: string | undefined,
): RenderedNotes {
  const key = keyOf(repository.owner, repository.name, tag, idPrefix ?? '', markdown);
  const known = rendered.get(key);
  rendered.delete(key);
  const notes =
    known ??
    renderNotes({ markdown, repository, tag, ...(idPrefix !== undefined && { idPrefix }) });
  rendered.set(key, notes);
  for (const oldest of rendered.keys()) {
    if (rendered.size <= 2 * MOST_RENDERED) break;
    rendered.delete(oldest);
  }
  return notes;
}

/** A hash, since notes of 125 kB would be stored twice. */
function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}
