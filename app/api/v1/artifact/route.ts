import { answerPreflight } from '@/lib/http/answers';
import { answerArtifact } from '@/lib/http/answer-artifact';

export const dynamic = 'force-dynamic';

export const GET = answerArtifact;
export const OPTIONS = answerPreflight;
