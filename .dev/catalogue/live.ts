import { SecurityHub } from "@aws-sdk/client-securityhub";
import { type Answers, type Definition, definitionIn } from "./answers";

/** The controls of CloudTrail, among those of all services. */
const OF_CLOUDTRAIL = /^CloudTrail\.\d+$/;

/**
 * Asks the live API, with the AWS SDK's default credentials and Region, for
 * the definitions of these controls and of all others of CloudTrail.
 */
export async function askAws(ids: readonly string[]): Promise<Answers> {
	process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
	const hub = new SecurityHub({});
	try {
		const listed = await listedIds(hub);
		const definitions: Definition[] = [];
		for (const id of listed) {
			const answer = await hub.getSecurityControlDefinition({
				SecurityControlId: id,
			});
			const definition = definitionIn(answer);
			if (!definition)
				return { refused: `${id}: the answer of AWS is not valid; try again.` };
			definitions.push(definition);
		}
		return { definitions, missing: ids.filter((id) => !listed.includes(id)) };
	} catch (error) {
		const name = error instanceof Error ? error.name : "Error";
		return {
			refused: `AWS cannot be asked (${name}): sign in with a role that allows securityhub:GetSecurityControlDefinition and securityhub:ListSecurityControlDefinitions, and set AWS_REGION.`,
		};
	} finally {
		hub.destroy();
	}
}

async function listedIds(hub: SecurityHub): Promise<readonly string[]> {
	const ids: string[] = [];
	let token: string | undefined;
	do {
		const page = await hub.listSecurityControlDefinitions({
			MaxResults: 100,
			...(token !== undefined && { NextToken: token }),
		});
		for (const { SecurityControlId } of page.SecurityControlDefinitions ?? [])
			if (SecurityControlId && OF_CLOUDTRAIL.test(SecurityControlId))
				ids.push(SecurityControlId);
		token = page.NextToken;
	} while (token !== undefined);
	return ids;
}
