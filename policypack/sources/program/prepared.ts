/** What a runtime makes of a program before its first run. */
export interface Prepared {
	/** Absolute path of the executable that runs the program. */
	readonly executable: string;
	/** Whether the executable contains a text. */
	readonly contains: (text: string) => boolean;
	/** Removes what was made. */
	readonly remove: () => void;
}
