import { type Output, output, runtime } from "@pulumi/pulumi";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import { cloudIn } from "../kit/component/cloud";

/*
 * Run in a process of its own: an output that fails leaves the SDK waiting for
 * ever, and a program ends by it.
 */

type Text = Output<string>;

/** Components that are each given one output that turns out wrong. */
export const wrong: Readonly<
	Record<string, (value: Text) => ComplianceTrailArgs>
> = {
	accountId: (accountId) => ({ accountId }),
	partition: (partition) => ({ partition }),
	region: (region) => ({ region }),
	"bucket.bucket": (bucket) => ({ bucket: { bucket } }),
	"accessLogs.bucket": (bucket) => ({ accessLogs: { bucket } }),
	keyArn: (keyArn) => ({ keyArn }),
	keyReaders: (reader) => ({ keyReaders: [reader] }),
	logGroupArn: (logGroupArn) => ({ logGroupArn }),
	roleArn: (roleArn) => ({ roleArn }),
	permissionsBoundary: (permissionsBoundary) => ({ permissionsBoundary }),
	"organization.id": (id) => ({ organization: { id } }),
	"organization.managementAccountId": (managementAccountId) => ({
		organization: { id: "o-exampleorg1", managementAccountId },
	}),
	"notifications.topicArn": (topicArn) => ({ notifications: { topicArn } }),
	"alarms.topicArn": (topicArn) => ({ alarms: { topicArn } }),
};

/** How long an error may take that is sure to come, on a busy machine. */
const PATIENCE_MS = 20_000;

async function main(): Promise<void> {
	const failures: Record<string, string[]> = {};
	const note = async (path: string, args: ComplianceTrailArgs) => {
		// Hundreds of promises fail for one reason.
		const said = new Set<string>();
		const hear = (reason: unknown) => said.add(String(reason));
		process.on("unhandledRejection", hear);
		const cloud = cloudIn();
		await runtime.setMocks({
			newResource: ({ type, name, inputs }) => ({
				id: `${name}-id`,
				state: cloud.created(type, name, inputs),
			}),
			call: ({ token }) => cloud.answer(token),
		});
		new ComplianceTrail("audit", args);
		const end = performance.now() + PATIENCE_MS;
		while (said.size === 0 && performance.now() < end)
			await new Promise((resolve) => setTimeout(resolve, 10));
		process.off("unhandledRejection", hear);
		process.on("unhandledRejection", () => {});
		failures[path] = [...said];
	};
	for (const [path, build] of Object.entries(wrong))
		await note(path, build(output("Not one, *")));
	await note("itself", {
		bucketName: "acme-logs",
		accessLogs: { bucket: output("acme-logs") },
	});
	// As roots of accounts they would not be too many.
	await note("readers", {
		keyReaders: Array.from({ length: 400 }, (_, index) =>
			output(
				`arn:aws:iam::444455556666:role/${"a-long-path/".repeat(5)}${index}`,
			),
		),
	});
	process.stdout.write(JSON.stringify(failures), () =>
		process.kill(process.pid, "SIGKILL"),
	);
}

if (require.main === module) void main();
