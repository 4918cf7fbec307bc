import { explained, type Decoded } from './decoded';
import { KUBERNETES_DISTROS } from './model';
import type { NameParts } from './name-parts';

/** A text that is only a Kubernetes version: its minor is far above any that Kairos had below version 2. */
const ONLY_KUBERNETES =
  /^(?:(?:k3s|k0s)-?)?(v?1\.(?:1[89]|[2-9][0-9])\.[0-9]{1,4}(?:-(?:alpha|beta|rc)\.?[0-9]{1,4})?)[-+_]((k3s|k0s)\.?[0-9]{1,4})$/;

/** Explains a version of k3s or k0s, e.g. `v1.36.1+k3s1`, which nodes show as well; null for any other text. */
export function explainKubernetes(
  text: string,
  { name, form, parts }: Pick<Decoded, 'name' | 'form'> & { readonly parts: Partial<NameParts> },
): Decoded | null {
  const [, numbers = '', build = '', distro] = ONLY_KUBERNETES.exec(text) ?? [];
  const known = KUBERNETES_DISTROS.find((each) => each === distro);
  if (known === undefined) return null;
  const version = `${numbers.startsWith('v') ? '' : 'v'}${numbers}+${build}`;
  return explained({
    kind: 'component',
    name,
    form,
    parts: { ...parts, name: known, version, kubernetes: { distro: known, version } },
    remarks: [`A version of ${known}, the Kubernetes of standard images: not one of Kairos.`],
  });
}
