import { handleArtifact } from '@/lib/site/http/handle-artifact';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export const GET = handleArtifact;
export const OPTIONS = handlePreflight;
