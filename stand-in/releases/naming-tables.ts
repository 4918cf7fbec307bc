/** Flavors as they were called in the names of their time; the first are those of every release. */
export const FLAVORS_OF_OLD =
  'opensuse-leap alpine-ubuntu alpine-opensuse-leap debian fedora opensuse-tumbleweed rockylinux ' +
  'ubuntu-20-lts ubuntu-22-lts ubuntu almalinux';
export const FLAVORS_OF_2_4 =
  'alpine-3.18 opensuse-leap-15.5 debian-bookworm debian-testing fedora-38 opensuse-tumbleweed ' +
  'rockylinux-9 ubuntu-20.04 ubuntu-22.04 ubuntu-23.04';
export const FLAVORS_OF_3 =
  'alpine-3.19 ubuntu-24.04 debian-bookworm debian-testing fedora-40 opensuse-leap-15.6 ' +
  'opensuse-tumbleweed rockylinux-9 ubuntu-20.04 ubuntu-22.04 ubuntu-24.10';
export const FLAVORS_OF_3_4 =
  'alpine-3.21 ubuntu-24.04 debian-12 fedora-40 opensuse-leap-15.6 ubuntu-20.04 ubuntu-22.04 ubuntu-24.10';
export const FLAVORS_OF_3_5 =
  'alpine-3.21 ubuntu-24.04 debian-12 fedora-40 opensuse-leap-15.6 rocky-9.6 ubuntu-20.04 ubuntu-22.04';
export const FLAVORS_OF_3_6 = `${FLAVORS_OF_3_5} ubuntu-25.10`;
export const FLAVORS_OF_3_7 =
  'hadron-0.0.1 ubuntu-24.04 alpine-3.21 debian-13 fedora-40 opensuse-leap-15.6 rocky-9.7 ' +
  'ubuntu-20.04 ubuntu-22.04 ubuntu-25.10';

/** What was published besides the image. */
export const REPORTS_OF_OLD =
  '-grype.json -grype.sarif -sbom.spdx.json -sbom.syft.json -trivy.html -trivy.json -trivy.sarif';
export const BOOT_OF_OLD = '-initrd -kernel -ipxe-usb.img.ipxe -ipxe.iso.ipxe .ipxe .squashfs';
export const BOOT_SINCE_2_4 = '-initrd -kernel -ipxe-usb.img -ipxe.iso .ipxe .squashfs -trivy.html';

/** What k3s and k0s an image of a line has, newest first. */
export const KUBERNETES: Readonly<Record<string, string>> = {
  '2.4': 'k3sv1.28.2+k3s1 k3sv1.27.6+k3s1 k3sv1.26.9+k3s1',
  '2.5': 'k3sv1.28.4+k3s2 k3sv1.27.8+k3s2',
  '3.0': 'k3sv1.29.3+k3s1 k3sv1.28.8+k3s1',
  '3.1': 'k3sv1.30.2+k3s1 k3sv1.29.6+k3s1',
  '3.2': 'k3sv1.31.2+k3s1 k3sv1.30.6+k3s1',
  '3.3': 'k3sv1.32.2+k3s1 k3sv1.31.6+k3s1',
  '3.4': 'k3sv1.32.3+k3s1 k3sv1.31.7+k3s1',
  '3.5': 'k3sv1.34.1+k3s1 k3sv1.33.5+k3s1 k3sv1.32.9+k3s1 k0sv1.32.8+k0s.0',
  '3.6': 'k3sv1.34.1+k3s1 k3sv1.33.5+k3s1 k3sv1.32.9+k3s1 k0sv1.34.1+k0s.1',
  '3.7':
    'k3sv1.35.0+k3s3 k3sv1.34.3+k3s3 k3sv1.33.7+k3s3 k0sv1.35.0+k0s.0 k0sv1.34.3+k0s.0 k0sv1.33.7+k0s.0',
  '4.0': 'k3sv1.35.2+k3s1 k3sv1.34.5+k3s1 k3sv1.33.9+k3s1 k0sv1.34.4+k0s.0 k0sv1.33.8+k0s.0',
  '4.1':
    'k3sv1.36.1+k3s1 k3sv1.35.4+k3s1 k3sv1.34.8+k3s1 k0sv1.36.1+k0s.0 k0sv1.35.4+k0s.0 k0sv1.34.8+k0s.0',
  '4.2':
    'k3sv1.36.3+k3s1 k3sv1.35.7+k3s1 k3sv1.34.10+k3s1 k0sv1.36.3+k0s.2 k0sv1.35.7+k0s.0 k0sv1.34.10+k0s.0',
  '4.3':
    'k3sv1.36.4+k3s1 k3sv1.35.8+k3s1 k3sv1.34.11+k3s1 k0sv1.36.4+k0s.0 k0sv1.35.8+k0s.0 k0sv1.34.11+k0s.0',
};

/** The Hadron that a Kairos of version 4 is built on. */
export const HADRON: Readonly<Record<string, string>> = {
  '4.0.0': 'v0.0.3',
  '4.0.1': 'v0.0.4',
  '4.0.2': 'v0.0.4',
  '4.0.3': 'v0.0.4',
  '4.1.0': 'v0.2.0',
  '4.1.1': 'v0.3.0',
  '4.1.2': 'v0.4.0',
  '4.2.0': 'v0.5.1',
  '4.3.0': 'v0.5.1',
  '4.3.1': 'v0.5.3',
};
