import 'server-only';
import { z } from 'zod';

import type { ScriptFacts, ScriptRun } from '@/lib/matrix/shell/model';

const line = z.number();

/** What a thread says that a script depends on. */
export const scriptFacts: z.ZodType<ScriptFacts> = z.object({
  refusal: z.object({ clause: z.string(), line }).nullable(),
  variables: z.array(z.object({ name: z.string(), variable: z.string() })),
  programs: z.array(z.object({ name: z.string(), line })),
  branches: z.array(z.object({ line, sources: z.array(z.string()) })),
  words: z.array(z.object({ source: z.string(), word: z.string(), label: z.string() })),
});

/** What a thread says that a script did. */
export const scriptRun: z.ZodType<ScriptRun> = z.object({
  exitCode: z.number(),
  output: z.string(),
  stdout: z.string(),
  branches: z.array(z.number()),
  unsure: z.array(z.string()),
});
