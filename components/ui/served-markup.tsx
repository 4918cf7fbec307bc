/**
 * Leaves the children of an element as the server sent them: they are on the page, and are not hydrated. Rendered
 * in the browser, in place of a `div`; empty where the server sent nothing, as after a client navigation.
 */
export function ServedMarkup() {
  return <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />;
}
