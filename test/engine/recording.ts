import { previewFolder } from "../kit/engine/harness";
import { exampleFolder } from "../kit/engine/outcomes";
import { pack } from "../kit/engine/pack";

/** What a text of a terminal ends where the policies have been told. */
const POLICIES = /^Policies:\n(?: {4}.*\n)+/m;

/**
 * What `pulumi preview --policy-pack .` says of the policies of the example in
 * which all seven controls fail, as README.md shows it: with no path of the
 * machine that it was recorded on.
 */
export async function recordPreview(): Promise<string> {
	const { stdout } = await previewFolder(exampleFolder("broken"), {
		packs: [pack],
	});
	const [policies] = POLICIES.exec(stdout) ?? [];
	if (policies === undefined)
		throw new Error(`The preview told of no policies:\n${stdout}`);
	const told = policies.trimEnd().replace(/\(local: .*\)/, "(local: .)");
	return `\`\`\`\n${told}\n\`\`\``;
}
