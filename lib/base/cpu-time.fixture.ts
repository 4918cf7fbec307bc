/** Milliseconds of processor time that this process has taken so far: other work on a machine does not count. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
