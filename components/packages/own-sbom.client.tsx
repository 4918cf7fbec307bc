'use client';

import { useRef, useState } from 'react';

import type { ListComparison } from '@/lib/evidence/diff/compare-lists';
import { describeDiff } from '@/lib/evidence/exports/describe-diff';

import { ChangeTable } from './change-table.client';

/** Rows that are listed; the counts are of all. */
const MOST_ROWS = 200;

/** Largest file that is read. */
const MOST_BYTES = 64 * 1024 * 1024;

type OwnSbomProps = {
  /** Where the SBOM of the image is. */
  readonly sbomUrl: string;
};

type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string }
  | {
      readonly kind: 'compared';
      readonly name: string;
      readonly comparison: ListComparison;
      readonly problems: readonly string[];
    };

/** Compares an SBOM of the visitor's with that of an image. The file is read in the page and sent nowhere. */
export function OwnSbom({ sbomUrl }: OwnSbomProps) {
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const latest = useRef(0);

  async function read(file: File | undefined) {
    if (file === undefined) return;
    latest.current += 1;
    const mine = latest.current;
    setOutcome({ kind: 'reading', name: file.name });
    const compared = await compare(file, sbomUrl);
    if (latest.current === mine) setOutcome(compared);
  }

  return (
    <section
      aria-labelledby="own"
      className="no-print scripted mt-8"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void read(event.dataTransfer.files[0]);
      }}
    >
      <h2 id="own" className="text-lg font-semibold">
        Compare your own SBOM
      </h2>
      <label className="mt-1 block max-w-[72ch]">
        <span className="text-soft">
          Choose or drop a file of SPDX, CycloneDX or Syft as JSON. It is read in this page and sent
          nowhere; this image is the side before, your file the side after.
        </span>
        <input
          type="file"
          className="mt-2 block"
          onChange={(event) => void read(event.target.files?.[0])}
        />
      </label>
      <Shown outcome={outcome} />
    </section>
  );
}

function Shown({ outcome }: { readonly outcome: Outcome }) {
  switch (outcome.kind) {
    case 'none':
      return null;
    case 'reading':
      return <p role="status">{outcome.name} is being read.</p>;
    case 'failed':
      return (
        <p role="alert" className="mt-3 border-l-2 border-failed pl-3">
          {outcome.name}: {outcome.message}
        </p>
      );
    case 'compared':
      return <Compared outcome={outcome} />;
  }
}

function Compared({ outcome }: { readonly outcome: Outcome & { readonly kind: 'compared' } }) {
  const { comparison, problems, name } = outcome;
  const remarks = [
    ...(comparison.kind === 'unlike' ? comparison.reasons : []),
    ...comparison.notes,
    ...problems,
  ];
  const changes = comparison.kind === 'like' ? comparison.diff.changes : [];
  return (
    <div className="mt-3" data-own-sbom>
      <p role="status" className="text-lg">
        {name}:{' '}
        {comparison.kind === 'like' ? describeDiff(comparison.diff) : 'not comparable row by row'}
      </p>
      {remarks.map((remark) => (
        <p key={remark} className="mt-1 max-w-[90ch] border-l-2 border-line pl-3">
          {remark}
        </p>
      ))}
      {changes.length > MOST_ROWS ? (
        <p className="mt-2 text-soft">The first {MOST_ROWS} changes:</p>
      ) : null}
      {changes.length === 0 ? null : <ChangeTable rows={changes.slice(0, MOST_ROWS)} />}
    </div>
  );
}

/** Reads both SBOMs with the same reader, which is loaded only now. */
async function compare(file: File, sbomUrl: string): Promise<Outcome> {
  const { name } = file;
  if (file.size > MOST_BYTES) {
    return { kind: 'failed', name, message: 'The file has more than 64 MiB.' };
  }
  const [{ decodeBytes }, { readSbom }, { describeSbomFailure }, { compareLists }] =
    await Promise.all([
      import('@/lib/evidence/sbom/decode-bytes'),
      import('@/lib/evidence/sbom/read-sbom'),
      import('@/lib/evidence/sbom/sbom-problem'),
      import('@/lib/evidence/diff/compare-lists'),
    ]);
  const [bytes, ofImage] = await Promise.all([file.arrayBuffer(), fetchBytes(sbomUrl)]);
  if (ofImage === null) {
    return { kind: 'failed', name, message: 'The SBOM of the image could not be loaded.' };
  }
  const own = readSbom(decodeBytes(new Uint8Array(bytes)));
  if (!own.ok) return { kind: 'failed', name, message: describeSbomFailure(own.failure) };
  const published = readSbom(decodeBytes(new Uint8Array(ofImage)));
  if (!published.ok) {
    return { kind: 'failed', name, message: describeSbomFailure(published.failure) };
  }
  const [before] = published.value.documents;
  const [after, ...others] = own.value.documents;
  if (before === undefined || after === undefined) {
    return { kind: 'failed', name, message: 'The file contains no SBOM.' };
  }
  const problems = [...own.value.problems, ...after.problems].map(({ message }) => message);
  if (others.length > 0) problems.push(`Only the first of ${others.length + 1} SBOMs is compared.`);
  const comparison = compareLists(before.packages, after.packages);
  return { kind: 'compared', name, comparison, problems };
}

async function fetchBytes(url: string): Promise<ArrayBuffer | null> {
  try {
    const response = await fetch(url);
    return response.ok ? await response.arrayBuffer() : null;
  } catch {
    return null;
  }
}
