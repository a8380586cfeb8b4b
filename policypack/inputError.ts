/**
 * An error in the user's input, which ends the command with exit code 2. The
 * message is one line: what is wrong, where, and what to do.
 */
export function inputError(message: string): Error {
	const line = message.replace(/\s+/g, " ").trim();
	// A message that ends with "did you mean …?" needs no full stop.
	const error = new Error(line.replace(/\?\.$/, "?"));
	error.name = "InputError";
	return error;
}

/** Whether an error was created by `inputError`. */
export function isInputError(error: unknown): error is Error {
	return error instanceof Error && error.name === "InputError";
}
