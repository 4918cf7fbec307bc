/** Ends the evaluation of an expression that has no value; it never leaves `evaluateExpression`. */
export class EvaluationError extends Error {}
