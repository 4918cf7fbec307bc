/** What else is known of a name, a sentence each; nothing where there is nothing. */
export function Remarks({ remarks }: { readonly remarks: readonly string[] }) {
  if (remarks.length === 0) return null;
  return (
    <ul aria-label="Remarks" className="mt-4 flex max-w-[72ch] flex-col gap-1">
      {remarks.map((remark) => (
        <li key={remark} className="border-l-2 border-line pl-3">
          {remark}
        </li>
      ))}
    </ul>
  );
}
