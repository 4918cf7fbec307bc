import type { EraId } from './eras';
import type { FileKind } from './model';

/** The ending of one kind of file, and the eras that used it. */
type FileEnding = {
  readonly kind: Exclude<FileKind, 'raw'>;
  readonly ending: string;
  readonly eras: readonly EraId[];
};

const EARLY: readonly EraId[] = ['E0', 'E1'];
const LATER: readonly EraId[] = ['E2', 'E3', 'E4', 'E5', 'E6'];
const ALL: readonly EraId[] = [...EARLY, ...LATER];

/**
 * The endings of file names, after the version and its Kubernetes.
 *
 * @see https://kairos.io/docs/reference/artifacts/
 */
const ENDINGS: readonly FileEnding[] = [
  { kind: 'iso', ending: '.iso', eras: ALL },
  { kind: 'checksum', ending: '.iso.sha256', eras: ALL },
  { kind: 'signature', ending: '.iso.sha256.sig', eras: ALL },
  { kind: 'certificate', ending: '.iso.sha256.pem', eras: ALL },
  { kind: 'bundle', ending: '.iso.sha256.bundle', eras: ALL },
  { kind: 'squashfs', ending: '.squashfs', eras: ALL },
  { kind: 'kernel', ending: '-kernel', eras: ALL },
  { kind: 'initrd', ending: '-initrd', eras: ALL },
  { kind: 'ipxe-script', ending: '.ipxe', eras: ALL },
  { kind: 'ipxe-iso', ending: '-ipxe.iso.ipxe', eras: EARLY },
  { kind: 'ipxe-iso', ending: '-ipxe.iso', eras: LATER },
  { kind: 'ipxe-usb', ending: '-ipxe-usb.img.ipxe', eras: EARLY },
  { kind: 'ipxe-usb', ending: '-ipxe-usb.img', eras: LATER },
  { kind: 'uki-container', ending: '.tar', eras: LATER },
  { kind: 'sbom-spdx', ending: '-sbom.spdx.json', eras: ALL },
  { kind: 'sbom-syft', ending: '-sbom.syft.json', eras: ALL },
  { kind: 'grype-json', ending: '-grype.json', eras: ALL },
  { kind: 'grype-sarif', ending: '-grype.sarif', eras: ALL },
  { kind: 'trivy-json', ending: '-trivy.json', eras: ALL },
  { kind: 'trivy-sarif', ending: '-trivy.sarif', eras: ALL },
  { kind: 'trivy-html', ending: '-trivy.html', eras: ALL },
];

/** Finds the ending of a kind of file in an era; null if it had none, and for the kinds with other rules. */
export function findFileEnding(kind: FileKind, era: EraId): string | null {
  return ENDINGS.find((row) => row.kind === kind && row.eras.includes(era))?.ending ?? null;
}

const REPORTS: readonly FileKind[] = [
  'sbom-spdx',
  'sbom-syft',
  'grype-json',
  'grype-sarif',
  'trivy-json',
  'trivy-sarif',
  'trivy-html',
];

/** Whether a file reports the contents of an image; such files of core images were named `core-…` in E1. */
export function isReport(kind: FileKind): boolean {
  return REPORTS.includes(kind);
}
