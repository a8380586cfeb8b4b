import { ComplianceTrail, DataEventFieldName } from "cloudtrail-compliance-sdk";

export function program() {
	new ComplianceTrail("audit", {
		retention: { expirationDays: 30 },
		dataEvents: [
			{ fields: [{ field: DataEventFieldName.ResourcesType, equals: [] }] },
		],
	});
}
