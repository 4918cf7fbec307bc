/** What may still be spent. Several computations share one budget, so that their sum is bounded. */
export type Budget = { left: number };

/** Deducts a cost from a budget. Returns false and deducts nothing if too little is left. */
export function spend(budget: Budget, cost: number): boolean {
  if (cost > budget.left) return false;
  budget.left -= cost;
  return true;
}
