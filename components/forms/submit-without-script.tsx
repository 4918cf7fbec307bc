/** The button that sends a form where no script follows each change. */
export function SubmitWithoutScript() {
  return (
    <noscript>
      <button type="submit" className="control">
        Show
      </button>
    </noscript>
  );
}
