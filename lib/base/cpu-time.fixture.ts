/** Processor time of this process in milliseconds; unlike wall-clock time it does not count other processes. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
