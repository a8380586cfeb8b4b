import { isTrail } from "./dialects";
import { reading } from "./reading";
import type { Stack } from "./resource";

/** What both providers call a trail, in inputs and outputs. */
interface Naming {
	arn: unknown;
	name: unknown;
	trailName: unknown;
}

/**
 * Whether a trail of the live account is one that the stack manages: what the
 * stack says of it holds, and not how it was before the update. Where its ARN
 * is not known, its name tells, in any Region. A trail that the stack only
 * reads is as the live account shows it.
 */
export function managedTrails(
	stack: Stack,
): (arn: string, name: string) => boolean {
	const arns = new Set<string>();
	const names = new Set<string>();
	for (const resource of stack.resources) {
		if (!isTrail(resource.type) || resource.isRead) continue;
		const { text } = reading<Naming>(resource);
		const [arn, ...spelled] = [text("arn"), text("name"), text("trailName")];
		if (arn.known && arn.value !== undefined) arns.add(arn.value);
		else
			for (const name of spelled)
				if (name.known && name.value !== undefined) names.add(name.value);
	}
	return (arn, name) => arns.has(arn) || names.has(name);
}
