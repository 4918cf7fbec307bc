'use client';

import { useEffect, useRef, type ReactNode } from 'react';

type ModalProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A modal dialog: the browser's own, so that Escape, focus and the page behind behave. */
export function Modal({ title, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      className="m-auto mt-[12vh] w-[min(560px,calc(100vw-32px))] rounded-md border border-line bg-paper p-0 text-ink shadow-2xl"
    >
      {children}
    </dialog>
  );
}
