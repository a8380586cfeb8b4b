/*
 * Ends for what hangs. No test expects anything to be this fast: a machine
 * that does much else takes many times what a quiet one takes.
 */

/** Milliseconds that a process may take from its start to its end. */
export const PROCESS_MS = 300_000;

/** Milliseconds that a server, or a pack, may take to listen or to answer. */
export const ANSWER_MS = 180_000;
