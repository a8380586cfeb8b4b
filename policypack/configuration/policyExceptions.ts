import type { Exemption } from "../judging/finding";
import { insteadOf } from "../text/closestName";

/** Policy exceptions, valid against their schema. */
type Raw = Readonly<
	Record<
		string,
		{
			readonly reason: string;
			readonly match: readonly {
				readonly policies: readonly string[];
				readonly targets: readonly string[];
			}[];
		}
	>
>;

/** The exceptions of a file by policy, in the order of their IDs. */
export function exceptionsIn(
	raw: Raw,
): ReadonlyMap<string, readonly Exemption[]> {
	const found = new Map<string, Map<string, Exemption>>();
	for (const id of Object.keys(raw).sort(byId)) {
		const { reason, match } = raw[id] ?? { reason: "", match: [] };
		for (const { policies, targets } of match)
			for (const policy of policies) {
				const ofPolicy = found.get(policy) ?? new Map<string, Exemption>();
				found.set(policy, ofPolicy);
				for (const resource of targets)
					ofPolicy.set(`${id} ${resource}`, {
						resource,
						reason,
						exception: id,
					});
			}
	}
	return new Map(
		[...found].map(([policy, ofPolicy]) => [policy, [...ofPolicy.values()]]),
	);
}

/** Warnings about policies and properties without effect, one line each. */
export function exceptionWarnings(
	raw: Raw,
	policies: readonly string[],
): readonly string[] {
	return Object.keys(raw)
		.sort(byId)
		.flatMap((id) => {
			const { match = [], ...exception } = raw[id] ?? {};
			const named = match.flatMap((one) => one.policies);
			const unknown = [...new Set(named)].filter(
				(policy) => !policies.includes(policy),
			);
			const ignored = [
				...othersThan(["reason"], exception),
				...match.flatMap((one) => othersThan(["policies", "targets"], one)),
			];
			return [
				...unknown.map((policy) =>
					`exceptions.${id} names the policy ${JSON.stringify(policy)}, which is not in the pack: ${insteadOf(policy, policies)}.`.replace(
						/\?\.$/,
						"?",
					),
				),
				...[...new Set(ignored)].map(
					(property) =>
						`exceptions.${id} has the property ${JSON.stringify(property)}, which Pulumi ignores.`,
				),
			];
		});
}

function othersThan(names: readonly string[], bag: object): readonly string[] {
	return Object.keys(bag).filter((name) => !names.includes(name));
}

/** Sorts IDs as Pulumi does: EXC-2 before EXC-10. */
function byId(one: string, other: string): number {
	const [these, those] = [partsOf(one), partsOf(other)];
	for (const [at, part] of these.entries()) {
		const against = those[at];
		if (against === undefined) return 1;
		const order =
			/^\d/.test(part) && /^\d/.test(against)
				? Number(BigInt(part) - BigInt(against))
				: inBytes(part, against);
		if (order !== 0) return order;
	}
	return these.length - those.length || inBytes(one, other);
}

/** Splits an ID into digits and other characters. */
function partsOf(id: string): readonly string[] {
	return id.match(/\d+|\D+/g) ?? [];
}

function inBytes(one: string, other: string): number {
	return one < other ? -1 : Number(one > other);
}
