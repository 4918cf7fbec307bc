'use client';

import { useState } from 'react';

import { announce } from '@/components/ui/announce.client';

/** Lines of a response that are shown, and characters, so that a large one does not slow the page. */
const SHOWN = { lines: 60, characters: 6_000 };

type State =
  | { readonly kind: 'none' | 'loading' }
  | { readonly kind: 'failed'; readonly says: string }
  | {
      readonly kind: 'loaded';
      readonly status: number;
      readonly text: string;
      readonly isCut: boolean;
    };

/** The response to an example request, as it is now; without scripts a link to it. */
export function ExampleResponse({ url }: { readonly url: string }) {
  const [state, setState] = useState<State>({ kind: 'none' });
  const load = async () => {
    setState({ kind: 'loading' });
    const loaded = await request(url);
    setState(loaded);
    announce(loaded.kind === 'failed' ? loaded.says : 'The response is shown.');
  };
  return (
    <>
      <p className="mt-1 flex flex-wrap gap-3 text-xs">
        <button type="button" className="scripted link target" onClick={() => void load()}>
          {state.kind === 'loading' ? 'Loading…' : 'Show the response'}
        </button>
        <a className="link target" href={url}>
          Open the response
        </a>
      </p>
      {state.kind === 'failed' ? <p className="mt-1 text-soft">{state.says}</p> : null}
      {state.kind === 'loaded' ? (
        <figure className="mt-2">
          <figcaption className="text-xs text-soft">
            {state.status}
            {state.isCut ? ', its beginning' : ''}
          </figcaption>
          <div className="command">
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
            <pre tabIndex={0} aria-label={`Response of ${url}`}>
              {state.text}
            </pre>
          </div>
        </figure>
      ) : null}
    </>
  );
}

async function request(
  url: string,
): Promise<Exclude<State, { readonly kind: 'none' | 'loading' }>> {
  try {
    const response = await fetch(url, { headers: { accept: 'application/json' } });
    const lines = JSON.stringify(await response.json(), null, 2).split('\n');
    const whole = lines.join('\n');
    const text = lines.slice(0, SHOWN.lines).join('\n').slice(0, SHOWN.characters);
    return { kind: 'loaded', status: response.status, text, isCut: text !== whole };
  } catch {
    return { kind: 'failed', says: 'The response could not be loaded. Open it with the link.' };
  }
}
