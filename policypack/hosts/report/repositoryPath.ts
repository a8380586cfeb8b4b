/** Where the repository and the sources of a report are. */
export interface Repository {
	/** Absolute path of the repository's root, such as `git rev-parse --show-toplevel` prints. */
	readonly root: string;
	/** Absolute path of the folder that the names of sources are relative to. */
	readonly workingFolder: string;
	/** Whether an absolute path is an existing file. */
	readonly isFile: (path: string) => boolean;
}
