import { handleImageSbom } from '@/lib/site/http/handle-image-sbom';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export const GET = handleImageSbom;
export const OPTIONS = handlePreflight;
