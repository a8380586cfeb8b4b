/** How to check a program that cannot be run here. */
export const CHECK_A_PREVIEW =
	"run `pulumi preview --json --show-sames > preview.json` in that folder, and check preview.json";
