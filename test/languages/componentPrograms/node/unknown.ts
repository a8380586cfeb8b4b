import { ComplianceTrail } from "cloudtrail-compliance-sdk";

// The compiler refuses the name where it is not hidden from it.
const retention: object = { expirationDay: 400 };

export function program() {
	new ComplianceTrail("audit", { retention });
}
