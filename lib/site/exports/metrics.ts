import type { SiteStatus } from '@/lib/site/model/site-status';

type Sample = { readonly labels: Readonly<Record<string, string>>; readonly value: number };

/**
 * Formats the state of the upstream resources for Prometheus: each built-in resource, and those that visitors
 * chose as one sum, since their number has no bound.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function formatMetrics({ now, resources, quota, store }: SiteStatus): string {
  const builtIn = resources.filter(({ isBuiltIn }) => isBuiltIn);
  const ageOf = (at: string | null) =>
    at === null ? -1 : (Date.parse(now) - Date.parse(at)) / 1000;
  return [
    ...gauge(
      'kairos_matrix_resource_age_seconds',
      'Time since upstream last confirmed a resource; -1 where it never did.',
      builtIn.map(({ key, lastSuccessAt }) => ({
        labels: { resource: key },
        value: ageOf(lastSuccessAt),
      })),
    ),
    ...gauge(
      'kairos_matrix_resource_failures',
      'Failures in a row, by the kind of the last.',
      builtIn.map(({ key, failures, failure }) => ({
        labels: { resource: key, outcome: failure?.kind ?? 'ok' },
        value: failures,
      })),
    ),
    ...gauge('kairos_matrix_visitor_resources', 'Resources that visitors chose.', [
      { labels: {}, value: resources.length - builtIn.length },
    ]),
    ...gauge(
      'kairos_matrix_quota_remaining',
      'Requests remaining in the current window of the rate limit.',
      quota === null ? [] : [{ labels: {}, value: quota.remaining }],
    ),
    ...gauge('kairos_matrix_store_failing', 'Whether records are stored only in memory.', [
      { labels: {}, value: store.failure === null ? 0 : 1 },
    ]),
    ...gauge(
      'kairos_matrix_store_unshared',
      'Whether this replica works without the shared store.',
      store.shared === null ? [] : [{ labels: {}, value: store.shared.failure === null ? 0 : 1 }],
    ),
    ...gauge('kairos_matrix_store_records', 'Stored records.', [
      { labels: {}, value: store.records },
    ]),
    '',
  ].join('\n');
}

function gauge(name: string, help: string, samples: readonly Sample[]): readonly string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...samples.map(({ labels, value }) => `${name}${labelsOf(labels)} ${value}`),
  ];
}

function labelsOf(labels: Sample['labels']): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escapeLabel(value: string): string {
  return value
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`);
}
