import { KUBERNETES_DISTROS, type KubernetesDistro } from '@/lib/names/artifacts/model';

import type { BuildForm, FormChange, NormalForm } from './model';
import { distroOfVersion } from './read-versions';

/** A form without the values that other choices make unused, and these values. */
export type SettledForm = { readonly form: NormalForm; readonly changes: readonly FormChange[] };

/**
 * Empties the fields that another choice makes unused. The typed form still has them, so that nothing is
 * lost.
 */
export function settleForm(form: NormalForm): SettledForm {
  const changes = [
    ...settleOrganization(form),
    ...settleKubernetes(form),
    ...settleKubernetesVersion(form),
  ];
  const emptied = Object.fromEntries(changes.map(({ field }) => [field, '']));
  return { form: { ...form, ...emptied }, changes };
}

function settleOrganization({ repository, organization }: BuildForm): readonly FormChange[] {
  if (repository === '' || organization === '' || organization === 'kairos') return [];
  const reason = `The repository is entered as ${repository}, so the organization is not used.`;
  return [{ field: 'organization', was: organization, reason, undo: { repository: '' } }];
}

function settleKubernetes({ variant, kubernetes }: BuildForm): readonly FormChange[] {
  if (variant !== 'core' || kubernetes === '') return [];
  const reason = 'A core image carries no Kubernetes.';
  return [{ field: 'kubernetes', was: kubernetes, reason, undo: { variant: 'standard' } }];
}

function settleKubernetesVersion(form: BuildForm): readonly FormChange[] {
  const { variant, kubernetes, kubernetesVersion } = form;
  if (kubernetesVersion === '') return [];
  const versionDistro = distroOfVersion(kubernetesVersion);
  const reason = reasonAgainst(form, versionDistro);
  if (reason === null) return [];
  const distro = versionDistro ?? KUBERNETES_DISTROS.find((known) => known === kubernetes) ?? 'k3s';
  const undo = {
    kubernetes: distro,
    ...(variant === 'core' && { variant: 'standard' }),
  };
  return [{ field: 'kubernetesVersion', was: kubernetesVersion, reason, undo }];
}

function reasonAgainst(
  { variant, kubernetes }: BuildForm,
  versionDistro: KubernetesDistro | null,
): string | null {
  if (variant === 'core') return 'A core image carries no Kubernetes.';
  if (kubernetes === '') return 'No Kubernetes distribution is chosen.';
  if (versionDistro === null || versionDistro === kubernetes) return null;
  return `This is a version of ${versionDistro}, and ${kubernetes} is chosen.`;
}
