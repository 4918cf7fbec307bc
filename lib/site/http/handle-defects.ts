import 'server-only';
import { defectRegister } from '@/lib/releases/defects/defect-register';
import { defectsResponse } from '@/lib/site/api/defects-response';
import { stamped } from '@/lib/site/api/stamp';
import { loadKairos } from '@/lib/site/load/load-kairos';
import { siteUrl } from '@/lib/site/load/site-url';

import { respondJson } from './respond';

/** Handles a request for the register of known defects. */
export async function handleDefects(): Promise<Response> {
  const { releases, freshness } = await loadKairos();
  const response = defectsResponse(defectRegister(releases.entries), siteUrl().origin);
  return respondJson(stamped(response, freshness));
}
