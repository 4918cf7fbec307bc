import 'server-only';
import type { Component } from '@/lib/names/catalog/model';
import type { Release } from '@/lib/releases/list/model';
import type { RenderedNotes } from '@/lib/releases/notes/model';
import { renderNotes } from '@/lib/releases/notes/render-notes';

/** Notes that are kept rendered, the latest asked for; long ones take a second to render. */
const MOST_RENDERED = 300;

const onTheirOwn = new Map<Release, RenderedNotes>();

/** Renders the notes of a release as HTML, once as long as they are asked for and do not change. */
export function renderedNotes(component: Component, release: Release): RenderedNotes {
  return kept(onTheirOwn, component, release, undefined);
}

const besideOthers = new Map<Release, RenderedNotes>();

/** Renders notes that stand on one page with those of other releases: their anchors begin with the tag. */
export function renderedNotesBesideOthers(component: Component, release: Release): RenderedNotes {
  return kept(besideOthers, component, release, `${release.tag}-`);
}

function kept(
  rendered: Map<Release, RenderedNotes>,
  { repository }: Component,
  release: Release,
  idPrefix: string | undefined,
): RenderedNotes {
  const known = rendered.get(release);
  rendered.delete(release);
  const notes =
    known ??
    renderNotes({
      markdown: release.notes,
      repository,
      tag: release.tag,
      ...(idPrefix !== undefined && { idPrefix }),
    });
  rendered.set(release, notes);
  for (const oldest of rendered.keys()) {
    if (rendered.size <= MOST_RENDERED) break;
    rendered.delete(oldest);
  }
  return notes;
}
