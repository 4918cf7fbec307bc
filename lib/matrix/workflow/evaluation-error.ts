/** Thrown while an expression is evaluated; `evaluateExpression` turns it into a failure. */
export class EvaluationError extends Error {}
