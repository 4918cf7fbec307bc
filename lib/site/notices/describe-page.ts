import type { BuildPageData } from '@/lib/site/model/build-page';
import type { DecodePageData } from '@/lib/site/model/decode-page';
import type { ImagePageData } from '@/lib/site/model/image-page';
import type { MatrixComparePage } from '@/lib/site/model/matrix-compare-page';
import type { MatrixHistoryPage } from '@/lib/site/model/matrix-history-page';
import type {
  ComparePageData,
  ComponentPageData,
  ReleasePageData,
  ReleasesPageData,
  SbomPageData,
} from '@/lib/site/model/release-pages';
import type { UpgradePageData } from '@/lib/site/model/upgrade-page';
import { paths } from '@/lib/site/url/paths';

import { describeMatrixAt } from './describe-matrix-at';
import { sbomTitle } from './sbom-title';

/** What a page is about, for its tab, for search engines and for the preview of a link to it. */
export type PageTexts = { readonly title: string; readonly description: string };

/** The pages whose title does not depend on data, by path. */
export const FIXED_PAGES = {
  [paths.status]: {
    title: 'Status',
    description:
      'Every upstream resource of this site: last success, last failure, next attempt, rate limit.',
  },
  [paths.defects]: {
    title: 'Known defects',
    description: 'Known defects of the published artifacts of Kairos, by version, with sources.',
  },
  [paths.verify]: {
    title: 'Why does my cosign fail?',
    description:
      'Explains an error of cosign for a release of Kairos: its cause, how to check that, and the command that works.',
  },
  [paths.apiReference]: {
    title: 'API',
    description: 'The JSON API of Kairos Matrix: paths, parameters and responses.',
  },
  [paths.images]: {
    title: 'Images',
    description: 'Container images of Kairos: digests, signatures, SBOMs and packages.',
  },
  [paths.matrixWhatIf]: {
    title: 'What a workflow would test',
    description: 'Expand a changed workflow, and see which tested combinations it adds and drops.',
  },
  [paths.changes]: {
    title: 'Compare the packages of two images',
    description: 'Packages that were added, removed, upgraded or downgraded between two images.',
  },
} as const satisfies Readonly<Record<string, PageTexts>>;

/** Describes the page of one release. */
export function describeReleasePage({ tracked, entry, description }: ReleasePageData): PageTexts {
  return { title: `${tracked.component.title} ${entry.release.tag}`, description };
}

/** Describes the list of all releases. */
export function describeReleasesPage({ description }: ReleasesPageData): PageTexts {
  return { title: 'Releases', description };
}

/** Describes the page of one component. */
export function describeComponentPage({ tracked: { component } }: ComponentPageData): PageTexts {
  return { title: `Releases of ${component.title}`, description: component.purpose };
}

/** Describes a comparison of two releases; without two that are found, the form for them. */
export function describeComparePage({ tracked, comparison }: ComparePageData): PageTexts {
  const { title } = tracked.component;
  return {
    title:
      comparison?.ok === true
        ? `${title}: ${comparison.value.from.release.tag} to ${comparison.value.to.release.tag}`
        : `Compare releases of ${title}`,
    description: `Changes between two releases of ${title}: known defects, component versions and release notes.`,
  };
}

/** Describes the plan of an upgrade; without one, the form for it. */
export function describeUpgradePage({ planned }: UpgradePageData): PageTexts {
  const plan = planned?.ok === true ? planned.value.plan : null;
  return {
    title:
      plan === null
        ? 'Upgrade'
        : `Upgrade from ${plan.start.entry.release.tag} to ${plan.to.release.tag}`,
    description:
      'What an upgrade of a Kairos machine brings: the image, component versions, cautions and commands.',
  };
}

/** Describes the page of a container image. */
export function describeImagePage({ name, explained }: ImagePageData): PageTexts {
  const kind = explained?.title ?? 'A container image';
  return {
    title: name,
    description: `${kind}: digest, platforms, signature, SBOM and packages.`,
  };
}

/** Describes the builder: an empty form, or what it builds. */
export function describeBuildPage(page: BuildPageData, isEmpty: boolean): PageTexts {
  return {
    title: isEmpty ? 'Build' : buildTitle(page),
    description:
      isEmpty || page.built === null
        ? 'The tag, file names, test status and build commands of a Kairos image.'
        : `${page.built.names.reference}: status and the commands that build and boot it.`,
  };
}

/** Describes the decoder by the first thing that it found. */
export function describeDecodePage({ findings }: DecodePageData): PageTexts {
  return {
    title: findings[0]?.title ?? 'Decode',
    description:
      'Explains a tag, image reference, file name, command, manifest or release file of Kairos.',
  };
}

/** Describes the packages of an image, or of all releases where `of` is empty. */
export function describePackagesPage(of: string): PageTexts {
  return {
    title: of === '' ? 'Packages of all releases' : `Packages of ${of.slice(0, 200)}`,
    description: 'The packages of a Kairos image: search, licences, versions and exports.',
  };
}

/** Describes the list of SBOM files. */
export function describeSbomPage({ selection, total }: SbomPageData): PageTexts {
  return {
    title: sbomTitle(selection),
    description: `${total} SBOM files of Kairos releases, each a download.`,
  };
}

/** Describes the history of a matrix. */
export function describeHistoryPage({ result }: MatrixHistoryPage): PageTexts {
  const of = result.ok ? ` of ${result.value.source.title}` : '';
  return {
    title: `History of the test matrix${of}`,
    description: 'What each commit of the workflow added to the tested combinations, and dropped.',
  };
}

/** Describes a comparison of two matrices; without two that are found, the form for them. */
export function describeMatrixComparePage({ result }: MatrixComparePage): PageTexts {
  return {
    title:
      result?.ok === true
        ? `${describeMatrixAt(result.value.from)} to ${describeMatrixAt(result.value.to)}`
        : 'Compare two test matrices',
    description: 'Which tested combinations were added, dropped and changed, and what did it.',
  };
}

/** The tag that is built, or how many problems there are instead. */
function buildTitle({ built, typed, problems }: BuildPageData): string {
  if (built !== null) return built.names.tag;
  const subject = typed.base || typed.flavor;
  const count = problems.filter(({ severity }) => severity === 'error').length;
  const problem = count === 1 ? '1 problem' : `${count} problems`;
  return subject === '' ? `Build: ${problem}` : `Build ${subject}: ${problem}`;
}
