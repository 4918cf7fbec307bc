'use client';

import {
  startTransition,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ReactNode,
} from 'react';

import { announce } from './announce.client';
import { ServedMarkup } from './served-markup';

type MenuProps = {
  /** Menus of one name close each other. */
  readonly name: string;
  readonly summary: ReactNode;
  readonly isStrong?: boolean;
  /** Which edge the body hangs from. */
  readonly align?: 'start' | 'end';
  /** Loads what the body is rendered with. */
  readonly load?: () => Promise<unknown>;
  readonly children: ReactNode;
};

/**
 * A disclosure that floats over the page; it works without a script, and with one closes on Escape, on a click
 * elsewhere and on a link. Its body is hydrated when it is first opened, since it is hidden until then.
 */
export function Menu({
  name,
  summary,
  isStrong = false,
  align = 'end',
  load,
  children,
}: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const [isWanted, setIsWanted] = useState(typeof window === 'undefined');
  function want() {
    if (isWanted) return;
    if (load === undefined) {
      setIsWanted(true);
      return;
    }
    load().then(
      () => startTransition(() => setIsWanted(true)),
      () => announce('This could not be loaded. Try again.'),
    );
  }
  const onHydrated = useEffectEvent(() => {
    if (details.current?.open) want();
  });
  // It may have been opened before the scripts came.
  useEffect(() => onHydrated(), []);
  useEffect(() => {
    function closeFromElsewhere(event: PointerEvent) {
      const menu = details.current;
      if (menu?.open && event.target instanceof Node && !menu.contains(event.target))
        menu.open = false;
    }
    addEventListener('pointerdown', closeFromElsewhere);
    return () => removeEventListener('pointerdown', closeFromElsewhere);
  }, []);
  return (
    <details
      ref={details}
      name={name}
      className="menu"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) want();
        keepInView(currentTarget);
      }}
      onClick={({ currentTarget, target }) => {
        if (target instanceof Element && target.closest('a') !== null) currentTarget.open = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || details.current === null) return;
        details.current.open = false;
        details.current.querySelector('summary')?.focus();
      }}
    >
      <summary className="control" data-strong={isStrong} onClick={want}>
        {summary}
        <span aria-hidden="true">▾</span>
      </summary>
      <div className="menu-body" data-align={align}>
        {isWanted ? <div>{children}</div> : <ServedMarkup />}
      </div>
    </details>
  );
}

/** Moves the body of an open menu to the left by as much as it reaches over the page. */
function keepInView(menu: HTMLDetailsElement): void {
  const body = menu.querySelector<HTMLElement>('.menu-body');
  if (!menu.open || body === null) return;
  body.style.translate = '';
  const over = body.getBoundingClientRect().right - document.documentElement.clientWidth + 8;
  if (over > 0) body.style.translate = `${-over}px`;
}
