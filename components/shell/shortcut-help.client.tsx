'use client';

import { Modal } from '@/components/ui/modal.client';

const KEYS = [
  ['/', 'Search this page, or the site where the page has no search'],
  ['g m', 'Go to the matrix'],
  ['g r', 'Go to the releases'],
  ['g b', 'Go to the builder'],
  ['g d', 'Go to the decoder'],
  ['g o', 'Go to the SBOMs'],
  ['g s', 'Go to the data status'],
  ['Ctrl K or ⌘K', 'Search pages, releases and images'],
  ['?', 'Show this help'],
  ['← ↑ → ↓', 'Move in the grid'],
  ['Home, End', 'First and last cell of the row'],
  ['Page Up, Page Down', 'Ten rows up and down'],
  ['Enter', 'Open the details of a cell'],
  ['Esc', 'Close the details, back to the cell'],
] as const;

type ShortcutHelpProps = {
  readonly isOn: boolean;
  readonly onChoose: (isOn: boolean) => void;
  readonly onClose: () => void;
};

/** Lists the keyboard shortcuts, and switches off those of a single key. */
export function ShortcutHelp({ isOn, onChoose, onClose }: ShortcutHelpProps) {
  return (
    <Modal title="Keyboard shortcuts" onClose={onClose}>
      <div className="p-5">
        <h2 className="text-lg font-semibold">Keyboard shortcuts</h2>
        <dl className="mt-4 grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2">
          {KEYS.map(([keys, meaning]) => (
            <div key={keys} className="contents">
              <dt>
                <kbd className="kbd">{keys}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <div className="mt-5 flex items-center justify-between gap-4 border-t border-line pt-4">
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={isOn}
              onChange={(event) => onChoose(event.currentTarget.checked)}
            />
            Single-key shortcuts
          </label>
          <form method="dialog">
            <button type="submit" className="control">
              Close
            </button>
          </form>
        </div>
      </div>
    </Modal>
  );
}
