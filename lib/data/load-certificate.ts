import 'server-only';
import type { ArtifactGroup } from '@/lib/releases/arrange-assets';
import type { ReleaseEntry } from '@/lib/releases/read-component';
import type { ReadIdentity } from '@/lib/verification/model';
import type { ComponentView } from './releases-view';
export type LoadedCertificate = {
  readonly identity: ReadIdentity | null;
  readonly failure: string | null;
};
export async function loadCertificate(
  _view: ComponentView,
  _entry: ReleaseEntry,
  _group: ArtifactGroup,
): Promise<LoadedCertificate> {
  return { identity: null, failure: null };
}
export async function loadFirstCertificate(
  _view: ComponentView,
  _entry: ReleaseEntry,
): Promise<LoadedCertificate> {
  return { identity: null, failure: null };
}
