/** Search parameters as Next.js hands them to a page. */
export type RawSearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Turns them back into what the URL said, with repetitions. */
export function toSearchParams(raw: RawSearchParams): URLSearchParams {
  const pairs = Object.entries(raw).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((each) =>
      typeof each === 'string' ? [[key, each]] : [],
    ),
  );
  return new URLSearchParams(pairs);
}
