/** How much may still be spent; shared by what belongs together, so that the sum is bounded. */
export type Budget = { left: number };

/** Takes a cost out of a budget. Tells whether it was there; where it was not, nothing is taken. */
export function spend(budget: Budget, cost: number): boolean {
  if (cost > budget.left) return false;
  budget.left -= cost;
  return true;
}
