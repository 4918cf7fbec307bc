/**
 * Reads the resident size of a site from its metrics, in MB.
 *
 * @param {string} url
 */
export async function residentMegabytes(url) {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const bytes = Number(/process_resident_memory_bytes (\d+)/.exec(metrics)?.[1] ?? 0);
  return Math.round(bytes / 1e6);
}
