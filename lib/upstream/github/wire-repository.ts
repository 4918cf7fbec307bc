import 'server-only';
import { z } from 'zod';

import type { RepositoryFacts } from '@/lib/base/repository';

import { wireUrl } from './wire-common';

/** GitHub's repository. Fields we do not name never enter the app. */
export const wireRepository = z
  .object({
    full_name: z.string().min(1),
    html_url: wireUrl,
    archived: z.boolean(),
    default_branch: z.string().min(1),
  })
  .transform(({ full_name, html_url, archived, default_branch }): RepositoryFacts => ({
    fullName: full_name,
    url: html_url,
    archived,
    defaultBranch: default_branch,
  }));
