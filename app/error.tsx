'use client';

type ErrorPageProps = { readonly error: unknown; readonly retry: () => void };

/** The page for an error that was not expected: its digest to report, and a way back. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = digestOf(error);
  return (
    <section role="alert" className="max-w-[72ch]">
      <h1 className="text-xl font-semibold tracking-tight">Something went wrong</h1>
      <p className="mt-2">
        This is an error of the site. Your filters are kept in the URL.
        {digest === null ? '' : ` Error ID: ${digest}`}
      </p>
      <p className="mt-4 flex gap-2">
        <button type="button" className="control" onClick={retry}>
          Try again
        </button>
        <a className="control" href="/">
          Go to the matrix
        </a>
      </p>
    </section>
  );
}

function digestOf(error: unknown): string | null {
  const holds = typeof error === 'object' && error !== null && 'digest' in error;
  return holds && typeof error.digest === 'string' ? error.digest : null;
}
