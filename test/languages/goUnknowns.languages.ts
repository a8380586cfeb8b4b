import assert from "node:assert/strict";
import {
	allUnknown,
	refusalOf,
	removePrograms,
	statusesIn,
	wordsIn,
} from "../kit/programs";
import { named, UNKNOWN } from "../kit/stackResources";
import { GO, goMain, goStack, writeGo } from "./goPrograms";

const ROOT = "shop-dev";

const SECURE = {
	"Pulumi.dev.yaml": "config:\n  shop:v: { secure: AAABAExample }\n",
};

describe("a Go program that asks AWS", () => {
	after(removePrograms);

	it("gets an unknown for each result, in every form", async () => {
		const stack = await goStack(
			goMain(
				`
		id, err := aws.GetCallerIdentity(ctx, nil)
		if err != nil {
			return err
		}
		bucket, err := s3.LookupBucket(ctx, &s3.LookupBucketArgs{Bucket: "acme-logs"})
		if err != nil {
			return err
		}
		key := kms.LookupKeyOutput(ctx, kms.LookupKeyOutputArgs{KeyId: pulumi.String("alias/a")})
		for name, value := range map[string]pulumi.Input{
			"plain":    pulumi.String(id.AccountId),
			"text":     pulumi.String("arn:aws:iam::" + id.AccountId + ":root"),
			"bucket":   pulumi.String(bucket.Arn),
			"output":   key.Arn(),
			"boolean":  key.MultiRegion(),
			"apply":    key.Arn().ApplyT(func(arn string) string { return "of " + arn }),
			"identity": aws.GetCallerIdentityOutput(ctx, aws.GetCallerIdentityOutputArgs{}).UserId(),
		} {
			if err := show(ctx, name, value); err != nil {
				return err
			}
		}
		return show(ctx, "name-of-"+id.AccountId, pulumi.String("x"))`,
				[GO.aws, GO.kms, GO.s3],
			),
		);
		const shown = (name: string) => named(stack, name).props.displayName;
		for (const name of ["plain", "bucket", "output", "boolean", "apply"])
			assert.equal(shown(name), UNKNOWN, name);
		assert.equal(shown("identity"), UNKNOWN);
		assert.equal(shown("text"), `arn:aws:iam::${UNKNOWN}:root`);
		assert.equal(shown(`name-of-${UNKNOWN}`), "x");
	});

	it("is refused where it reads what no text is as plain data, also if it catches the error", async () => {
		const folder = writeGo(
			goMain(
				`
		key, err := kms.LookupKey(ctx, &kms.LookupKeyArgs{KeyId: "alias/a"})
		if err != nil {
			return nil
		}
		return show(ctx, "key", pulumi.Bool(key.Enabled))`,
				[GO.kms],
			),
		);
		assert.equal(
			await refusalOf(folder),
			"FOLDER/main.go:11: the program failed: it calls function aws:kms/getKey:getKey, whose result only AWS has, and reads the result as plain data: call GetKeyOutput or LookupKeyOutput instead. Or use --preview, which needs the Pulumi CLI.",
		);
	});

	it("is refused where it calls a function by its token", async () => {
		const folder = writeGo(
			goMain(`
		var result map[string]interface{}
		if err := ctx.Invoke("acme:index:ask", map[string]string{}, &result); err != nil {
			return err
		}
		return show(ctx, "answer", pulumi.Any(result["answer"]))`),
		);
		assert.match(
			await refusalOf(folder),
			/^FOLDER\/main\.go:11: the program failed: it calls function acme:index:ask, whose result only AWS has/,
		);
	});

	it("shows what it registers inside an apply, which is unknown", async () => {
		const stack = await goStack(
			goMain(
				`
		kms.LookupKeyOutput(ctx, kms.LookupKeyOutputArgs{KeyId: pulumi.String("alias/a")}).Arn().ApplyT(func(string) error {
			return trail(ctx, "audit", nil)
		})
		return nil`,
				[GO.kms],
			),
		);
		assert.deepEqual(statusesIn(stack), allUnknown);
		assert.match(
			wordsIn(stack),
			/audit \(aws:cloudtrail\/trail:Trail\), registered inside an apply on a value that is not known here\. Use --preview/,
		);
	});

	it("shows what it registers for another stack's output", async () => {
		const stack = await goStack(
			goMain(`
		base, err := pulumi.NewStackReference(ctx, "acme/base/dev", nil)
		if err != nil {
			return err
		}
		base.GetStringOutput(pulumi.String("key")).ApplyT(func(string) error {
			return trail(ctx, "audit", nil)
		})
		return show(ctx, "all", base.Outputs.ApplyT(func(all map[string]interface{}) int { return len(all) }))`),
		);
		assert.deepEqual(statusesIn(stack), allUnknown);
		assert.equal(named(stack, "all").props.displayName, UNKNOWN);
	});
});

describe("an encrypted setting of a Go program", () => {
	after(removePrograms);

	/** What a trail with this validation is found to be. */
	const found = async (validates: string) =>
		statusesIn(
			await goStack(
				goMain(
					`
		conf := config.New(ctx, "")
		return trail(ctx, "audit", pulumi.Map{"enableLogFileValidation": ${validates}})`,
					[GO.config],
				),
				SECURE,
			),
		)["cloudtrail-4"];

	for (const value of [
		'pulumi.Bool(conf.GetBool("v"))',
		'conf.RequireSecretBool("v")',
		'pulumi.Bool(conf.GetInt("v") > 0)',
	])
		it(`is unknown, by ${value}`, async () => {
			assert.deepEqual(await found(value), ["audit unknown"]);
		});

	it("names itself in what to do", async () => {
		const stack = await goStack(
			goMain(
				`
		return trail(ctx, "audit", pulumi.Map{"enableLogFileValidation": pulumi.Bool(config.GetBool(ctx, "v"))})`,
				[GO.config],
			),
			SECURE,
		);
		assert.match(
			wordsIn(stack),
			/Encrypted settings \(shop:v\) cannot be read here: use --preview/,
		);
	});

	it("hides whether a resource exists that it decides", async () => {
		const stack = await goStack(
			goMain(
				`
		if config.GetBool(ctx, "v") {
			return nil
		}
		return trail(ctx, "audit", nil)`,
				[GO.config],
			),
			SECURE,
		);
		assert.deepEqual(statusesIn(stack), allUnknown);
		assert.match(wordsIn(stack), /registered under a condition on a value/);
	});

	it("hides what registers inside an apply on it", async () => {
		const stack = await goStack(
			goMain(
				`
		config.RequireSecret(ctx, "v").ApplyT(func(string) error { return trail(ctx, "audit", nil) })
		return nil`,
				[GO.config],
			),
			SECURE,
		);
		assert.deepEqual(statusesIn(stack), allUnknown);
	});

	it("is of no concern for what it does not decide", async () => {
		const stack = await goStack(
			goMain(
				`
		if err := show(ctx, "topic", config.RequireSecret(ctx, "v")); err != nil {
			return err
		}
		return trail(ctx, "audit", pulumi.Map{"enableLogFileValidation": pulumi.Bool(true)})`,
				[GO.config],
			),
			SECURE,
		);
		assert.deepEqual(statusesIn(stack)["cloudtrail-4"], ["audit passed"]);
		assert.deepEqual(statusesIn(stack)["cloudtrail-1"], [`${ROOT} passed`]);
	});

	it("fails a program that cannot run with any value, in one line", async () => {
		const folder = writeGo(
			goMain(
				`
		var limits struct{ Days map[string]int }
		config.RequireObject(ctx, "v", &limits)
		return trail(ctx, "audit", nil)`,
				[GO.config],
			),
			SECURE,
		);
		assert.match(
			await refusalOf(folder),
			/^FOLDER\/main\.go:12: the program failed: .*configuration variable 'v'.*\. Encrypted settings \(shop:v\) cannot be read here: use --preview/,
		);
	});

	it("of an imported environment needs a key that the program spells", async () => {
		const folder = writeGo(
			goMain(
				`
		name := ctx.Stack() + "-validate"
		return trail(ctx, "audit", pulumi.Map{"enableLogFileValidation": pulumi.Bool(config.GetBool(ctx, name))})`,
				[GO.config],
			),
			{ "Pulumi.dev.yaml": "environment: [acme/audit]\n" },
		);
		assert.match(
			await refusalOf(folder),
			/^FOLDER: the result depends on settings that are not known here\. Settings from imported environments cannot be read here: use --preview/,
		);
	});
});
