type PrereleaseBoxProps = {
  readonly isChecked: boolean;
  /** Releases that match and are left out, since they are prereleases. */
  readonly hidden: number;
};

/** Shows prereleases, or says how many of them are hidden. */
export function PrereleaseBox({ isChecked, hidden }: PrereleaseBoxProps) {
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input type="checkbox" name="prerelease" value="true" defaultChecked={isChecked} />
      Pre-releases
      {hidden > 0 ? <span className="text-soft tabular-nums">{hidden} hidden</span> : null}
    </label>
  );
}
