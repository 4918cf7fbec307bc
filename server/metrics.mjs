/** Upper bounds of the histogram, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts responses, for Prometheus. */
export class ServerMetrics {
  /** @type {Map<string, number>} */
  #requests = new Map();
  /** @type {Map<string, number>} */
  #cache = new Map();
  #buckets = BUCKETS.map(() => 0);
  #count = 0;
  #seconds = 0;

  /**
   * @param {{ readonly route: string, readonly status: number, readonly seconds: number, readonly cache: string }} response
   */
  add({ route, status, seconds, cache }) {
    add(this.#requests, `route="${route}",status="${status}"`);
    add(this.#cache, `outcome="${cache}"`);
    this.#count += 1;
    this.#seconds += seconds;
    BUCKETS.forEach((limit, index) => {
      if (seconds <= limit) this.#buckets[index] = (this.#buckets[index] ?? 0) + 1;
    });
  }

  /** @param {{ readonly bytes: number, readonly size: number }} cache */
  format(cache) {
    return [
      ...series('kairos_matrix_http_requests_total', 'counter', this.#requests),
      ...series('kairos_matrix_http_cache_total', 'counter', this.#cache),
      '# TYPE kairos_matrix_http_request_duration_seconds histogram',
      ...BUCKETS.map(
        (limit, index) =>
          `kairos_matrix_http_request_duration_seconds_bucket{le="${limit}"} ${this.#buckets[index]}`,
      ),
      `kairos_matrix_http_request_duration_seconds_bucket{le="+Inf"} ${this.#count}`,
      `kairos_matrix_http_request_duration_seconds_sum ${this.#seconds}`,
      `kairos_matrix_http_request_duration_seconds_count ${this.#count}`,
      '# TYPE kairos_matrix_http_cache_bytes gauge',
      `kairos_matrix_http_cache_bytes ${cache.bytes}`,
      '# TYPE kairos_matrix_http_cache_pages gauge',
      `kairos_matrix_http_cache_pages ${cache.size}`,
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      '',
    ].join('\n');
  }
}

/**
 * @param {Map<string, number>} counts
 * @param {string} key
 */
function add(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * @param {string} name
 * @param {string} type
 * @param {Map<string, number>} counts
 */
function series(name, type, counts) {
  return [
    `# TYPE ${name} ${type}`,
    ...[...counts].map(([labels, count]) => `${name}{${labels}} ${count}`),
  ];
}
