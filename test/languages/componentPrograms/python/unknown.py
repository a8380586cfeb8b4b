from typing import cast

from pulumi_cloudtrail_compliance import ComplianceTrail, RetentionArgsDict

# A type checker refuses the name where it is not hidden from it.
retention = cast(RetentionArgsDict, {"expirationDay": 400})
ComplianceTrail("audit", retention=retention)
