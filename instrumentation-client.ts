/*
 * Evaluates React in a task of its own, before the framework takes the page over: in one task both would block
 * the page twice as long (docs/decisions/006-late-scripts.md). Next runs this file in the browser first.
 */
setTimeout(() => void import('react-dom/client'));
