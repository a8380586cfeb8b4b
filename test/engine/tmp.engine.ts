import { s3, cloudtrail } from "@pulumi/aws";
import { join } from "node:path";
import { runInline } from "./harness";
it("x", async () => {
	const r = await runInline(async () => {
		const b = new s3.Bucket("logs", { bucket: "lit-eral", forceDestroy: true });
		new cloudtrail.Trail("audit", { s3BucketName: b.bucket, enableLogFileValidation: true });
	}, { packs: [join(__dirname, "packs/echo"), join(__dirname, "../..")], operation: "preview" });
	for (const e of r.events) console.log(e.policyName, e.enforcementLevel, e.resourceUrn, "\n   ", e.message);
	console.log(r.stdout.slice(-3500), r.stderr.slice(-500), r.errors);
});
