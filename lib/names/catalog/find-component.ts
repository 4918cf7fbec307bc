import { COMPONENTS } from './components';
import type { Component } from './model';

/** Finds a component by its id, ignoring case as GitHub does with repository names; `null` when we follow none by it. */
export function findComponent(id: string): Component | null {
  const wanted = id.toLowerCase();
  return COMPONENTS.find((component) => component.id === wanted) ?? null;
}
