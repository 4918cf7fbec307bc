import * as z from 'zod/mini';

import { CONCLUSIONS } from '@/lib/matrix/runs/model';

import { count, field, text, time, webUrl } from './field';

const conclusion = z.enum(CONCLUSIONS);

/** A workflow run. The browser reads it too, so this module stays small. */
export const runSchema = z.object({
  id: field('Id of the run at GitHub', count),
  attempt: field('Number of the attempt, from 1', count),
  workflow: field('File name of the workflow', text),
  event: field('Event that started the run, e.g. `push`', text),
  url: field('Page of the run at GitHub', webUrl),
  conclusion: field('How the run ended; `running` until it does', conclusion),
  commit: field('Commit that the run tested', text),
  createdAt: field('When the run was created', time),
  completedAt: field('When the run ended; null while it runs', z.nullable(time)),
  unreadableJobs: field('Jobs of the run that could not be read', count),
});

/** What a run says of one job. The browser reads it too. */
export const jobResultSchema = z.object({
  conclusion: field('How the job ended; `running` until it does', conclusion),
  url: field('Page of the job at GitHub', webUrl),
  completedAt: field(
    'When the job ended, else when its run did; null while it runs',
    z.nullable(time),
  ),
  runId: field('Id of the run that the job belongs to', count),
});
