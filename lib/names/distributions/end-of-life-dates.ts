/** A phase of a release's security maintenance, for everyone, without a paid subscription. */
export type Phase = {
  readonly name: string;
  /** Last day, ISO 8601. */
  readonly until: string;
};

/** What the lifecycle page of a distribution states. Releases are in order; a phase follows the one before it. */
export type Lifecycle = {
  readonly distribution: string;
  /** The distribution's own page. */
  readonly source: string;
  readonly releases: Readonly<Record<string, readonly Phase[]>>;
  /** Releases without an end: a rolling release is updated for as long as the distribution is made. */
  readonly rolling?: readonly string[];
  /** Whether releases of an image also have a minor version, e.g. `9.4` or `3.21.2`, of which only the first part counts. */
  readonly hasPointReleases?: boolean;
};

/** The day on which the table was made from the pages. A date after it is what the distribution plans. */
export const LIFECYCLES_READ_ON = '2026-11-27';

/** The end of security maintenance of the distributions that Kairos is built on. */
export const LIFECYCLES: readonly Lifecycle[] = [
  {
    distribution: 'ubuntu',
    source: 'https://wiki.ubuntu.com/Releases',
    releases: {
      '20.04': ends('standard support', '2025-05-31'),
      '22.04': ends('standard support', '2027-04-01'),
      '24.04': ends('standard support', '2029-05-31'),
      '25.10': ends('standard support', '2026-07-01'),
      '26.04': ends('standard support', '2031-04-30'),
    },
  },
  {
    distribution: 'debian',
    source: 'https://wiki.debian.org/DebianReleases',
    releases: {
      '11': [...ends('security team', '2024-08-14'), ...ends('LTS', '2026-08-31')],
      '12': [...ends('security team', '2026-06-10'), ...ends('LTS', '2028-06-30')],
      '13': [...ends('security team', '2028-08-09'), ...ends('LTS', '2030-06-30')],
    },
    hasPointReleases: true,
  },
  {
    distribution: 'fedora',
    source: 'https://docs.fedoraproject.org/en-US/releases/lifecycle/',
    releases: {
      '40': ends('maintenance', '2025-05-13'),
      '41': ends('maintenance', '2025-12-15'),
      '42': ends('maintenance', '2026-05-13'),
      '43': ends('maintenance', '2026-12-09'),
    },
  },
  {
    distribution: 'opensuse',
    source: 'https://en.opensuse.org/Lifetime',
    releases: {
      'leap-15.5': ends('maintenance', '2024-12-31'),
      'leap-15.6': ends('maintenance', '2026-04-30'),
      'leap-16.0': ends('maintenance', '2027-10-31'),
    },
    rolling: ['tumbleweed'],
  },
  {
    distribution: 'alpine',
    source: 'https://alpinelinux.org/releases/',
    releases: {
      '3.19': ends('support', '2025-11-01'),
      '3.20': ends('support', '2026-04-01'),
      '3.21': ends('support', '2026-11-01'),
      '3.22': ends('support', '2027-05-01'),
      '3.23': ends('support', '2027-11-01'),
    },
    hasPointReleases: true,
  },
  {
    distribution: 'rockylinux',
    source: 'https://wiki.rockylinux.org/rocky/version/',
    releases: {
      '9': ends('security support', '2032-05-31'),
      '10': ends('security support', '2035-05-31'),
    },
    hasPointReleases: true,
  },
  {
    distribution: 'almalinux',
    source: 'https://wiki.almalinux.org/release-notes/',
    releases: {
      '9': ends('security support', '2032-05-31'),
      '10': ends('security support', '2035-05-31'),
    },
    hasPointReleases: true,
  },
  {
    distribution: 'oraclelinux',
    source: 'https://www.oracle.com/a/ocom/docs/elsp-lifetime-069338.pdf',
    releases: {
      '9': ends('premier support', '2032-06-30'),
      '10': ends('premier support', '2035-06-30'),
    },
    hasPointReleases: true,
  },
];

/** Base images that no lifecycle page states an end for, by the start of their repository. */
export const WITHOUT_LIFECYCLE: readonly { readonly prefix: string; readonly reason: string }[] = [
  {
    prefix: 'fedorariscv/',
    reason: 'Fedora’s lifecycle page has no dates for the RISC-V images of fedorariscv.',
  },
];

function ends(name: string, until: string): readonly Phase[] {
  return [{ name, until }];
}
