import { shiftProblem } from '@/lib/base/text/text-problem';
import { checkHost } from '@/lib/names/references/check-host';
import { checkRepository } from '@/lib/names/references/check-repository';
import { isHost } from '@/lib/names/references/cut-reference';

import { fieldError, grammarError } from './field-problem';
import type { BuildForm, FieldProblem } from './model';

const REFERENCE_RULES = 'https://pkg.go.dev/github.com/distribution/reference';

/** Checks where the image is stored: registry, organisation or repository, and the prefix of a mirror. */
export function checkPlace(form: BuildForm): readonly FieldProblem[] {
  return [
    ...checkRegistry(form),
    ...checkPath('organization', form.organization),
    ...checkPath('repository', form.repository),
    ...checkPrefix(form),
  ];
}

/** Whether an image is where the Kairos project publishes its own. */
export function isOfficialPlace({ registry, organization, repository }: BuildForm): boolean {
  if (registry !== 'quay.io') return false;
  return repository === '' ? organization === 'kairos' : repository.startsWith('kairos/');
}

function checkRegistry({ registry }: BuildForm): readonly FieldProblem[] {
  if (registry === '') return [];
  if (registry.includes('/')) {
    const [host = '', ...path] = registry.split('/');
    const message = `The registry is only a host. What follows “/” belongs to the organization.`;
    const fix = { registry: host, organization: path.join('/') };
    return [fieldError('registry', message, { fix, source: REFERENCE_RULES })];
  }
  return checkHostField('registry', registry);
}

function checkHostField(field: 'registry' | 'prefix', host: string): readonly FieldProblem[] {
  const problem = checkHost(host);
  if (problem !== null) return [grammarError(field, problem, { source: REFERENCE_RULES })];
  if (isHost(host)) return [];
  const message = `“${host}” has neither a dot nor a port, so a client takes it for an organization on Docker Hub and not for a host.`;
  return [fieldError(field, message, { source: REFERENCE_RULES })];
}

function checkPath(field: 'organization' | 'repository', path: string): readonly FieldProblem[] {
  const problem = path === '' ? null : checkRepository(path);
  if (problem === null) return [];
  const lower = path.toLowerCase();
  const fix = checkRepository(lower) === null ? { [field]: lower } : null;
  return [grammarError(field, problem, { source: REFERENCE_RULES, fix })];
}

function checkPrefix({ prefix, registry }: BuildForm): readonly FieldProblem[] {
  if (prefix === '') return [];
  if (registry.includes(':')) {
    const message = `Behind a mirror the registry becomes part of a path, which cannot contain the port of “${registry}”.`;
    return [fieldError('prefix', message, { fix: { prefix: '' }, source: REFERENCE_RULES })];
  }
  const slash = prefix.indexOf('/');
  if (slash < 0) return checkHostField('prefix', prefix);
  const host = checkHostField('prefix', prefix.slice(0, slash));
  const problem = checkRepository(prefix.slice(slash + 1), slash);
  if (host.length > 0 || problem === null) return host;
  const placed = shiftProblem(problem, slash + 1);
  return [grammarError('prefix', placed, { source: REFERENCE_RULES })];
}
