import { describe, expect, it } from 'vitest';

import { findComponent } from '@/lib/names/catalog/find-component';
import type { Release } from '@/lib/releases/list/model';

import { renderedNotes, renderedNotesBesideOthers } from './rendered-notes';

const release = (notes: string): Release => ({
  id: 1,
  tag: 'v1.0.0',
  title: null,
  publishedAt: '2026-11-23T10:00:00Z',
  isPrerelease: false,
  url: 'https://github.com/o/r/releases/tag/v1.0.0',
  notes,
  assets: [],
  unreadableAssets: 0,
  change: null,
});

const component = findComponent('kairos');
if (component === null) throw new Error('no kairos');

describe('renderedNotes', () => {
  it('renders equal notes once, also of a release that another replica brought as a new object', () => {
    const first = renderedNotes(component, release('# Notes'));
    expect(renderedNotes(component, release('# Notes'))).toBe(first);
  });

  it('renders notes again when they change', () => {
    const first = renderedNotes(component, release('# Notes'));
    expect(renderedNotes(component, release('# Other notes'))).not.toEqual(first);
  });

  it('renders notes with anchors that differ from those of other releases', () => {
    const alone = renderedNotes(component, release('# Notes'));
    expect(renderedNotesBesideOthers(component, release('# Notes'))).not.toEqual(alone);
  });
});
