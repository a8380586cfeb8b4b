import { strict as assert } from "node:assert";
import { isInputError } from "../../policypack/inputError";
import { UNKNOWN_TEXT } from "../../policypack/providers/wire";
import { readProgram } from "../../policypack/sources/program";
import { removePrograms, stackOf, write } from "../kit/programs";

/** What a program gave to the resource `seen`, and the URNs behind it. */
async function seenIn(program: string) {
	const { resources } = await stackOf(`
		const see = (props) => new Custom("test:index:Seen", "seen", props);
		${program}`);
	const found = resources.find(({ name }) => name === "seen");
	assert.ok(found, "nothing was seen");
	return {
		props: found.props,
		behind: (property: string) =>
			found.dependencies(property).map((urn) => urn.split("::").at(-1)),
	};
}

/** How a program is refused, in one line. */
async function refusal(program: string): Promise<string> {
	const folder = write(program);
	try {
		await readProgram(folder, {});
	} catch (error) {
		assert.ok(isInputError(error), String(error));
		return error.message.replaceAll(folder, "FOLDER");
	}
	return assert.fail("the program was accepted");
}

const SECRET = {
	"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
	value: "x",
};

describe("a property of a resource, used", () => {
	after(removePrograms);

	it("at once is what was put in, and depends on the resource", async () => {
		const { props, behind } = await seenIn(`
			const logs = bucket("logs", { bucket: "logs-1", tags: { a: { b: ["c"] } } });
			see({ name: logs.bucket, inner: logs.tags.a.b[0], text: pulumi.interpolate\`\${logs.bucket}/x\` });
		`);
		assert.deepEqual(props, { name: "logs-1", inner: "c", text: "logs-1/x" });
		for (const property of ["name", "inner", "text"])
			assert.deepEqual(behind(property), ["logs"]);
	});
	it("after its resource is registered is the same", async () => {
		const { props, behind } = await seenIn(`
			const logs = bucket("logs", { bucket: "logs-1" });
			setTimeout(() => see({ name: logs.bucket, arn: logs.arn }), 1000);
		`);
		assert.deepEqual(props, { name: "logs-1", arn: UNKNOWN_TEXT });
		assert.deepEqual(behind("name"), ["logs"]);
		assert.deepEqual(behind("arn"), ["logs"]);
	});
	it("is not known where only AWS knows it", async () => {
		const { props } = await seenIn(`
			const logs = bucket("logs", {});
			see({
				arn: logs.arn,
				text: pulumi.interpolate\`\${logs.arn}/x\`,
				json: pulumi.jsonStringify({ all: [logs.arn] }),
				length: pulumi.all([logs.arn, logs.bucket]).apply((all) => all.length),
			});
		`);
		for (const value of Object.values(props)) assert.equal(value, UNKNOWN_TEXT);
	});
	it("is secret where it was put in as a secret", async () => {
		const { props } = await seenIn(`
			const logs = bucket("logs", { bucket: pulumi.secret("x") });
			see({ name: logs.bucket, again: pulumi.unsecret(logs.bucket) });
		`);
		assert.deepEqual(props, { name: SECRET, again: "x" });
	});
	it("is an output to whoever asks what it is", async () => {
		const { props } = await seenIn(`
			const { tags } = bucket("logs", { tags: { a: "b" } });
			const twice = bucket("twice", {});
			twice.arn = tags;
			see({
				isOne: pulumi.Output.isInstance(tags),
				isInstance: tags instanceof pulumi.Output,
				type: typeof tags.apply,
				awaited: typeof tags.then,
				keys: Object.keys(tags).includes("isKnown"),
				has: "promise" in tags,
				described: Object.getOwnPropertyDescriptor(tags, "isKnown") !== undefined,
				names: Object.keys(twice).includes("arn"),
				replaced: twice.arn.a,
				resources: [...tags.resources()].map(({ __name }) => __name),
			});
		`);
		assert.deepEqual(props, {
			isOne: true,
			isInstance: true,
			type: "function",
			awaited: "undefined",
			keys: true,
			has: true,
			described: true,
			names: true,
			replaced: "b",
			resources: ["logs"],
		});
	});
	it("inside a function that is sent elsewhere is serialized", async () => {
		const { props } = await seenIn(`
			const logs = bucket("logs", { bucket: "logs-1" });
			const sent = pulumi.output(pulumi.runtime.serializeFunction(() => logs.bucket.get()));
			see({ text: sent.text.apply((text) => text.includes('"logs-1"')) });
		`);
		assert.deepEqual(props, { text: true });
	});
	it("of what is only read is what was put in", async () => {
		const { props } = await seenIn(`
			const found = new Custom("aws:s3/bucket:Bucket", "found", { bucket: "b", arn: undefined }, { id: "b" });
			see({ name: found.bucket, arn: found.arn });
		`);
		assert.deepEqual(props, { name: "b", arn: UNKNOWN_TEXT });
	});
});

describe("a program that would fail at a preview", () => {
	after(removePrograms);

	it("fails where two properties wait for each other", async () => {
		assert.match(
			await refusal(`
				let resolve;
				const later = new Promise((yes) => { resolve = yes; });
				const one = bucket("one", { bucket: later });
				one.arn.apply(() => resolve("x"));
			`),
			/^FOLDER: the program failed: The Pulumi runtime detected that (\d+ promises? (was|were) still active|the program exited before the following resource registrations could complete: "one" \[aws:s3\/bucket:Bucket\] was waiting for)/,
		);
	});
	it("fails where a property that is given rejects", async () => {
		assert.match(
			await refusal(`
				const one = bucket("one", { bucket: Promise.reject(new Error("no name")) });
				bucket("two", { bucket: one.bucket });
			`),
			/: the program failed: .*no name/,
		);
	});
	it("fails where a resource is there already, and its property is used", async () => {
		assert.match(
			await refusal(`
				const [, two] = [bucket("one", {}), bucket("one", {})];
				bucket("three", { bucket: two.arn });
			`),
			/Duplicate resource URN 'urn:pulumi:dev::shop::aws:s3\/bucket:Bucket::one'; try giving it a unique name/,
		);
	});
	it("fails where a resource has a property of its own already", async () => {
		assert.match(
			await refusal(`
				new Custom("test:index:Odd", "odd", { __protect: 1 });
			`),
			/Property '__protect' is already initialized on target/,
		);
	});
});
