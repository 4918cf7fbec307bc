import 'server-only';
import {
  explainCosignError,
  LONGEST_COMMAND,
  LONGEST_ERROR,
} from '@/lib/evidence/cosign-errors/explain';
import { findTag } from '@/lib/evidence/cosign-errors/find-tag';
import { findComponent } from '@/lib/names/catalog/find-component';
import type { ReleaseListing } from '@/lib/releases/existence/model';
import { nearestWords } from '@/lib/releases/existence/nearest-words';
import { releaseExistence } from '@/lib/releases/existence/release-existence';
import { arrangeAssets } from '@/lib/releases/list/arrange-assets';
import { findRelease } from '@/lib/releases/list/find-release';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import type { VerificationRequest } from '@/lib/releases/verification/model';
import { listingOf } from '@/lib/site/model/release-listing';
import type { VerifyPageData } from '@/lib/site/model/verify-page';

import { loadComponent } from './load-releases';
import { requestOf } from './read-release';

/** Longest tag that is read. */
const LONGEST_TAG = 100;

/** Loads the page that explains why cosign fails: by the error, the command and the release in them. */
export async function loadVerifyPage(params: URLSearchParams): Promise<VerifyPageData> {
  const [error, command, release] = [
    params.get('error') ?? '',
    params.get('command') ?? '',
    (params.get('release') ?? '').trim().slice(0, LONGEST_TAG),
  ] as const;
  const text = `${error}\n${command}`;
  const found = await findRequest(text, release);
  const request = found?.request ?? null;
  return {
    error: error.slice(-LONGEST_ERROR),
    command: command.slice(0, LONGEST_COMMAND),
    release,
    isCut: error.length > LONGEST_ERROR || command.length > LONGEST_COMMAND,
    artifact:
      request === null
        ? null
        : {
            tag: request.tag,
            fileName: request.fileName,
            imageReference: request.imageReference,
          },
    refusal: found?.refusal ?? null,
    explanation:
      text.trim() === '' ? null : explainCosignError({ text: error, command, release: request }),
  };
}

type FoundRequest = {
  readonly request: VerificationRequest | null;
  readonly refusal: string | null;
};

/** The artifact that a text is about; of the release that is given, else of one in the text. */
async function findRequest(text: string, release: string): Promise<FoundRequest | null> {
  const kairos = findComponent('kairos');
  if (kairos === null) return null;
  const listing = listingOf(await loadComponent(kairos));
  const tags = new Set(listing.entries.map((entry) => entry.release.tag));
  const tag = release === '' ? findTag(text, tags) : release;
  const entry = tag === null ? null : findRelease(listing.entries, tag);
  if (entry === null) {
    return { request: null, refusal: release === '' ? null : refuse(listing, release) };
  }
  return artifactIn(entry, text);
}

function refuse(listing: ReleaseListing, release: string): string {
  const { reason, nearest } = releaseExistence(listing, release);
  return `${reason}${nearestWords(nearest)}`;
}

/** The name of a file of Kairos, and a reference of an image of Kairos, in a text. */
const FILE = /[\w.+-]{1,200}?\.(?:iso|raw|img|qcow2)(?![\w-])/;
const IMAGE = /quay\.io\/kairos\/[\w./:@+-]{1,250}/;

/**
 * The artifact whose file or image is in the text; the first of the release if none is. A file that the release
 * does not have is said to be missing, because the command for another would not help.
 */
function artifactIn(entry: ReleaseEntry, text: string): FoundRequest {
  const { componentId, release } = entry;
  const { groups } = arrangeAssets(release.assets, { component: componentId, tag: release.tag });
  const requests = groups.map((group) => requestOf(entry, group, null));
  const isIn = (name: string | null) => name !== null && text.includes(name);
  const found =
    requests.find(({ fileName }) => isIn(fileName)) ??
    requests.find(({ imageReference }) => isIn(imageReference));
  if (found !== undefined) return { request: found, refusal: null };
  const [first = null] = requests;
  const imageReference = IMAGE.exec(text)?.[0];
  if (first === null)
    return { request: null, refusal: `Release ${release.tag} has no file to verify.` };
  if (imageReference !== undefined) {
    const unknown = { variant: null, arch: null, model: null, trustedBoot: null };
    return { request: { ...first, ...unknown, fileName: null, imageReference }, refusal: null };
  }
  const fileName = FILE.exec(text)?.[0];
  if (fileName !== undefined)
    return { request: null, refusal: `Release ${release.tag} has no file ${fileName}.` };
  return { request: first, refusal: null };
}
