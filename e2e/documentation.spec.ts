import { expect, test } from './fixtures';

type Statement = {
  /** A statement or a link of the documentation's page “Image support matrix”. */
  readonly name: string;
  /** The page of this site that says the same, next to its subject. */
  readonly on: string;
  readonly says: RegExp;
  readonly link?: string;
};

const DOCS = 'https://kairos.io/docs';

const STATEMENTS: readonly Statement[] = [
  {
    name: 'official images are built on Hadron',
    on: '/',
    says: /Since v4\.0\.0 the published images .* are built on Hadron/,
    link: `${DOCS}/reference/image_matrix/`,
  },
  {
    name: 'other distributions are tested and self-built',
    on: '/',
    says: /other distributions are supported and tested in CI; you build their images yourself/,
    link: `${DOCS}/reference/byoi/`,
  },
  {
    name: 'the Factory builds them in CI',
    on: '/',
    says: /in CI, with the Kairos Factory/,
    link: `${DOCS}/reference/kairos-factory/`,
  },
  {
    name: 'the repositories of other flavors are no longer updated',
    on: '/',
    says: /repositories, e\.g\. quay\.io\/kairos\/opensuse, are no longer updated/,
  },
  {
    name: 'the workflow that is the source of what is tested',
    on: '/',
    says: /kairos-io\/kairos-init \.github\/workflows\/test\.yml/,
  },
  {
    name: 'core images are a base for customization',
    on: '/',
    says: /Core images have no Kubernetes and are the base for your own/,
    link: `${DOCS}/advanced/customizing/`,
  },
  {
    name: 'standard images have k3s or k0s and the provider',
    on: '/',
    says: /Standard images have k3s or k0s and the Kairos provider/,
    link: 'https://github.com/kairos-io/provider-kairos',
  },
  {
    name: 'the provider can form a cluster peer to peer',
    on: '/',
    says: /form the cluster peer to peer/,
    link: `${DOCS}/installation/p2p/`,
  },
  {
    name: 'what came of building from upstream bases',
    on: '/',
    says: /tracked in kairos#116; since v3\.4\.0 kairos-init and the Factory do it/,
    link: `${DOCS}/reference/kairos-factory/`,
  },
  {
    name: 'flavors are pinned to a branch of their distribution',
    on: '/releases/kairos',
    says: /A flavor is pinned to a branch of its distribution/,
  },
  {
    name: 'versions follow Semantic Versioning, of components and not of packages',
    on: '/releases/kairos',
    says: /what changed in the components of Kairos, not in the packages of the operating system/,
    link: 'https://semver.org/',
  },
  {
    name: 'only the latest branch gets patches',
    on: '/releases',
    says: /Only the latest minor receives patches/,
    link: `${DOCS}/reference/image_matrix/`,
  },
  {
    name: 'patches come weekly, minors monthly',
    on: '/releases',
    says: /Patch: weekly\. Minor: monthly\./,
  },
  {
    name: 'severe bugs and CVEs are an exception',
    on: '/releases/kairos',
    says: /sooner than planned for a severe bug .* a CVE of high severity/,
  },
  {
    name: 'package updates and fixes of CVEs are made by customizing',
    on: '/releases/kairos',
    says: /fix of a CVE before the next release, customize the image/,
    link: `${DOCS}/advanced/customizing/`,
  },
  {
    name: 'upgrades in place across majors are not guaranteed',
    on: '/releases/kairos/compare?from=v3.7.2&to=v4.2.0',
    says: /From v3 to v4: an in-place upgrade across major versions is attempted, and not guaranteed/,
    link: `${DOCS}/reference/image_matrix/`,
  },
  {
    name: 'the changelog is read before an upgrade',
    on: '/releases/kairos/compare?from=v4.1.2&to=v4.2.0',
    says: /read the release notes of every release before an upgrade/,
  },
  {
    name: 'the components with their releases',
    on: '/releases',
    says: /Kairos provider[\s\S]*Immucore[\s\S]*AuroraBoot[\s\S]*OSBuilder/,
  },
  {
    name: 'the naming pattern in words',
    on: '/build?flavor=hadron&flavorRelease=v0.5.1&version=v4.2.0',
    says: /flavor release, variant \(core or standard\), architecture, board/,
    link: `${DOCS}/reference/artifacts/`,
  },
  {
    name: 'the naming pattern where names are decoded',
    on: '/decode',
    says: /flavor release, variant \(core or standard\), architecture, board/,
    link: `${DOCS}/reference/artifacts/`,
  },
  {
    name: 'where the SBOM is',
    on: '/sbom',
    says: /registry/,
  },
  {
    name: 'signatures are verified with cosign',
    on: '/releases/kairos/v4.2.0',
    says: /The commands need cosign/,
    link: 'https://docs.sigstore.dev/cosign/system_config/installation/',
  },
  {
    name: 'upgrades with Kyverno',
    on: '/releases/kairos/v4.2.0',
    says: /Kairos documents upgrades with Kyverno/,
    link: `${DOCS}/upgrade/kubernetes/#verify-images-attestation-during-upgrades`,
  },
];

test.describe('the documentation’s page on images has its true counterpart:', () => {
  for (const { name, on, says, link } of STATEMENTS) {
    test(name, async ({ page }) => {
      await page.goto(on);
      const main = page.getByRole('main');
      await expect(main).toContainText(says);
      if (link === undefined) return;
      const links = await main
        .getByRole('link')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href')));
      expect(links).toContain(link);
    });
  }

  test('a comparison within a major says nothing of majors', async ({ page }) => {
    await page.goto('/releases/kairos/compare?from=v4.1.2&to=v4.2.0');
    await expect(page.getByRole('main')).not.toContainText('across major versions');
  });
});
