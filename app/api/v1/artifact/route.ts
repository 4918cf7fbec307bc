import { answerPreflight } from '@/lib/site/http/answers';
import { answerArtifact } from '@/lib/site/http/answer-artifact';

export const dynamic = 'force-dynamic';

export const GET = answerArtifact;
export const OPTIONS = answerPreflight;
