import 'server-only';
import type { PinnedVersion } from '@/lib/releases/component-versions/read-pins';
import {
  initFilesOf,
  versionFilesOf,
  type VersionFile,
} from '@/lib/releases/component-versions/version-files';

import type { Resource } from './resource';
import { tagCommitsResource } from './tag-commits-resource';
import type { Upstream } from './upstream';
import { versionPinsResource, type VersionPins } from './version-pins-resource';

/** A file that pins versions, with its resource. */
export type PinFile = { readonly file: VersionFile; readonly resource: Resource<VersionPins> };

/** What is stored of the files of a release. */
export type StoredPins = {
  /** With the file of each. */
  readonly pins: readonly (PinnedVersion & { readonly file: VersionFile })[];
  /** Whether all of its files were read. */
  readonly isRead: boolean;
};

/** The files at the tag of a release of Kairos that pin versions. */
export function ownPinFiles(upstream: Upstream, tag: string): readonly PinFile[] {
  return versionFilesOf(tag).map((file) => pinFile(upstream, file));
}

/** The files of the kairos-init that a release pins, by what is stored of its own files. */
export function initPinFiles(upstream: Upstream, tag: string): readonly PinFile[] {
  const own = ownPinFiles(upstream, tag).flatMap(({ resource }) => pinsOf(upstream, resource));
  const init = own.find(({ program }) => program === 'kairos-init');
  if (init === undefined) return [];
  return initFilesOf(tag, init.version).map((file) => pinFile(upstream, file));
}

/** The pins of a release as far as they are stored; makes no request. */
export function storedPins(upstream: Upstream, tag: string): StoredPins {
  const files = [...ownPinFiles(upstream, tag), ...initPinFiles(upstream, tag)];
  return {
    pins: files.flatMap(({ file, resource }) =>
      pinsOf(upstream, resource).map((pin) => ({ ...pin, file })),
    ),
    isRead:
      files.length > 0 && files.every(({ resource }) => upstream.peek(resource).cached !== null),
  };
}

function pinsOf(upstream: Upstream, resource: Resource<VersionPins>): VersionPins['pins'] {
  return upstream.peek(resource).cached?.value.pins ?? [];
}

function pinFile(upstream: Upstream, file: VersionFile): PinFile {
  const { cached } = upstream.peek(tagCommitsResource(file.repository));
  const commit = cached?.value.tags.find(({ tag }) => tag === file.tag)?.commit ?? null;
  return { file, resource: versionPinsResource(file, commit) };
}
