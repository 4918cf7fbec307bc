import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { Service } from 'kubernetes-models/v1/Service';
import { z } from 'zod';

const MODELS = [Deployment, Ingress, Namespace, NetworkPolicy, PodDisruptionBudget, Service];

const typed = z.looseObject({ apiVersion: z.string(), kind: z.string() });

/**
 * Says what is wrong with a manifest by the published schema of its kind: wrong types, what is missing, and
 * fields that the kind does not have, which `kubectl apply` would refuse too.
 */
export function manifestProblems(document: unknown): readonly string[] {
  const read = typed.safeParse(document);
  if (!read.success) return ['It has no apiVersion or no kind.'];
  const { apiVersion, kind } = read.data;
  const model = MODELS.find((each) => each.apiVersion === apiVersion && each.kind === kind);
  if (model === undefined) return [`${apiVersion} has no ${kind} here.`];
  const unread = new Set<string>();
  const watched = watch(read.data, '', unread);
  try {
    model.prototype.validate.call(watched);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  return [...unread].map((path) => `${path} is no field of ${kind}.`);
}

/** Notes the fields that no schema checks: schemas check the fields they have, and ignore others. */
function watch(value: unknown, path: string, unread: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const children = new Map<string, unknown>();
  for (const [key, child] of Object.entries(value)) {
    const place = path === '' ? key : `${path}.${key}`;
    if (!Array.isArray(value)) unread.add(place);
    children.set(key, watch(child, place, unread));
  }
  return new Proxy(value, {
    get: (target, key, receiver) => {
      if (typeof key !== 'string' || !children.has(key)) return Reflect.get(target, key, receiver);
      unread.delete(path === '' ? key : `${path}.${key}`);
      return children.get(key);
    },
  });
}
