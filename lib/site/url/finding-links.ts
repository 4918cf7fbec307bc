import type { FormOfName } from '@/lib/build/form/decode-to-form';
import { decode } from '@/lib/names/artifacts/decode';
import type { Decoded } from '@/lib/names/artifacts/decoded';
import { parseReference } from '@/lib/names/references/parse-reference';
import type { Leads } from '@/lib/releases/leads/model';

import { formatBuildForm } from './build-query';
import { imagePath } from './image-urls';
import { comparePath, paths, releasePath, withQuery } from './paths';

/** The paths that a finding leads on to; null for what there is not. */
export type FindingLinks = {
  /** The page of its release. */
  readonly release: string | null;
  /** How to verify it, on the page of its release. */
  readonly verification: string | null;
  /** The builder, filled in with its parts. */
  readonly builder: string | null;
  /** What an upgrade to the latest release brings. */
  readonly compare: string | null;
  /** The page of the image in its registry. */
  readonly image: string | null;
};

/** The paths that a finding leads on to. Only a release that the site lists has pages. */
export function linksOf(
  finding: Decoded,
  { release, existence, inLatest }: Leads,
  opened: FormOfName | null,
): FindingLinks {
  const page = release === null ? null : releasePath(release.componentId, release.tag);
  const latest = release?.latest ?? null;
  const isNewer = latest !== null && latest !== release?.tag && finding.kind !== 'component';
  return {
    release: page,
    verification: page === null ? null : verificationPath(page, finding, existence?.link ?? null),
    builder: opened === null ? null : withQuery(paths.build, formatBuildForm(opened.form)),
    compare:
      release !== null && (isNewer || inLatest !== null) && latest !== null
        ? withQuery(
            comparePath(release.componentId),
            new URLSearchParams({ from: release.tag, to: latest }),
          )
        : null,
    image: imagePageOf(finding),
  };
}

/** Registries whose images have pages unless the configuration says otherwise; the page itself refuses others. */
const REGISTRIES = ['quay.io', 'ghcr.io'];

function imagePageOf({ kind, fileKind, name }: Decoded): string | null {
  if (kind !== 'image' || fileKind !== null) return null;
  const reference = parseReference(name);
  if (!reference.ok) return null;
  const { registry, tag, digest } = reference.value;
  const isRead = registry !== null && REGISTRIES.includes(registry);
  return isRead && (tag !== null || digest !== null) ? imagePath(name) : null;
}

/** The verification of an artifact is on the page of its release, where its file is chosen by what its name states. */
function verificationPath(page: string, { kind }: Decoded, link: string | null): string | null {
  if (kind === 'component' || kind === 'commit' || kind === 'release') return null;
  const file = decodedFile(link);
  const query = file === null ? '' : choicesOf(file).toString();
  return `${page}${query === '' ? '' : `?${query}`}#verify`;
}

function decodedFile(link: string | null): Decoded | null {
  const decoded = link === null ? null : decode(link);
  return decoded?.kind === 'image' && decoded.fileKind !== null ? decoded : null;
}

function choicesOf({ parts }: Decoded): URLSearchParams {
  const { flavor, flavorRelease, variant, arch, model, kubernetes } = parts;
  const software = kubernetes === null ? null : `${kubernetes.distro} ${kubernetes.version ?? ''}`;
  const choices = {
    flavor: [flavor, flavorRelease].filter(Boolean).join(' '),
    variant,
    arch,
    model,
    kubernetes: software?.trim() ?? null,
  };
  return new URLSearchParams(
    Object.entries(choices).flatMap(([key, value]) =>
      value === null || value === '' ? [] : [[key, value]],
    ),
  );
}
