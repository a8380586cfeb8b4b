/** What a runtime makes of a program before its first run. */
export interface Prepared {
	/** Absolute path of the executable that runs the program. */
	readonly executable: string;
	/** Content of the executable. */
	readonly content: () => Buffer;
	/** Removes what was made. */
	readonly remove: () => void;
}
