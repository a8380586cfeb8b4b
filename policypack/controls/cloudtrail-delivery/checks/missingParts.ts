import { fail, type Verdict } from "../../../judging/verdict";
import type { DeliveryView } from "../../../model/deliveryChecks/view";
import type { DeliveryPart, PartVerdicts } from "../check";

/**
 * What the checks found, with a failure for each part that the trail names and
 * that does not exist. What is not known of such a part decides nothing.
 */
export function missingParts(
	{ missing, trail }: DeliveryView,
	checked: readonly PartVerdicts[],
): readonly PartVerdicts[] {
	const gone = new Set<DeliveryPart>(missing.map(({ part }) => part));
	return [
		...missing.map(({ name, part }) => ({
			part,
			verdicts: [
				fail(
					`Trail ${trail.of.name} uses ${name}, which does not exist.`,
					`Create ${name}, or set another one for trail ${trail.of.name}.`,
				),
			],
		})),
		...checked.map(({ part, verdicts }) => ({
			part,
			verdicts: gone.has(part)
				? verdicts.filter(({ is }: Verdict) => is !== "unknown")
				: verdicts,
		})),
	];
}
