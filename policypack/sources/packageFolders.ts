/** Folders that package managers of Node.js and Python put packages into. */
export const PACKAGE_FOLDERS: ReadonlySet<string> = new Set([
	...["node_modules", "site-packages", "dist-packages"],
]);
