/** Runs once when the server starts: it ends on a bad configuration, and refreshes upstream's resources for the first time. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  if (process.env['NEXT_PHASE'] === 'phase-production-build') return;
  const { startSite } = await import('@/lib/site/load/start-site');
  startSite();
}
