'use client';

import { useState, type SubmitEvent } from 'react';

import { paths, withQuery } from '@/lib/site/url/paths';

import { readWhatIf, type WhatIfOutcome } from './read-what-if.client';
import { RefField, SourceSelect } from './ref-fields.client';
import { WhatIfResult } from './what-if-result.client';

/** How long an expansion may take before it counts as failed. */
const LIMIT_MS = 30_000;

/** A text to expand. Without scripts the browser submits the form, and the response is the same as Markdown. */
export function WhatIfForm() {
  const [outcome, setOutcome] = useState<WhatIfOutcome | null>(null);
  const [isPending, setIsPending] = useState(false);
  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsPending(true);
    setOutcome(await expand(form));
    setIsPending(false);
  }
  return (
    <>
      <form
        action={paths.matrixWhatIfApi}
        method="post"
        aria-label="Workflow to expand"
        onSubmit={(event) => void send(event)}
        className="mt-4 flex flex-col gap-3"
      >
        <label className="text-xs text-soft">
          <span className="block">Workflow file, or only its matrix</span>
          <textarea
            name="workflow"
            required
            rows={14}
            spellCheck={false}
            autoCapitalize="off"
            placeholder={'platform: [amd64, arm64]\nbase_image:\n  - ubuntu:24.04\ninclude: []'}
            className="field h-auto w-full max-w-[110ch] py-2 font-mono text-xs"
          />
        </label>
        <div className="flex flex-wrap items-end gap-2">
          <SourceSelect name="source" label="Compare with" />
          <RefField name="at" />
          <button type="submit" className="control" disabled={isPending}>
            {isPending ? 'Expanding…' : 'Expand and compare'}
          </button>
        </div>
      </form>
      <div aria-live="polite" aria-busy={isPending}>
        {outcome === null ? null : outcome.ok ? (
          <WhatIfResult result={outcome.value} />
        ) : (
          <section role="alert" className="mt-6 max-w-[72ch] border-l-2 border-failed py-2 pl-5">
            <h2 className="text-lg font-semibold">This text could not be expanded</h2>
            <p className="mt-2">{outcome.failure}</p>
          </section>
        )}
      </div>
    </>
  );
}

async function expand(form: FormData): Promise<WhatIfOutcome> {
  const textOf = (key: string) => {
    const value = form.get(key);
    return typeof value === 'string' ? value : '';
  };
  const params = new URLSearchParams({ source: textOf('source') });
  if (textOf('at').trim() !== '') params.set('at', textOf('at').trim());
  try {
    const response = await fetch(withQuery(paths.matrixWhatIfApi, params), {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: textOf('workflow'),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    return readWhatIf(await response.json());
  } catch {
    return { ok: false, failure: 'The site did not respond. Try again in a moment.' };
  }
}
