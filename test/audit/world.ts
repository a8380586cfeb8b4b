import { type Between, startProxy } from "../kit/awsProxy";
import { type Moto, startMoto } from "../kit/moto";

/** An AWS account on loopback, and what stands before it. */
export interface World {
	/** Where moto listens. */
	readonly url: () => string;
	/** The proxy before it; calm at the beginning of each test. */
	readonly proxy: () => Between;
	/** Empties every account. */
	readonly empty: () => Promise<void>;
}

/** Neither a person's credentials nor a machine's are to be found. */
export const VARIABLES: Readonly<Record<string, string>> = {
	AWS_ACCESS_KEY_ID: "own",
	AWS_SECRET_ACCESS_KEY: "own-secret-key",
	AWS_EC2_METADATA_DISABLED: "true",
	AWS_CONFIG_FILE: "/nonexistent",
	AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
	AWS_REGION: "us-east-1",
	AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
};

let running:
	| Promise<{ readonly moto: Moto; readonly proxy: Between }>
	| undefined;

async function start() {
	const moto = await startMoto();
	// The tests' own clients find it so, and the SDK's defaults are these.
	Object.assign(process.env, VARIABLES, { AWS_ENDPOINT_URL: moto.url });
	return { moto, proxy: await startProxy(moto.url) };
}

// Of no suite, so after the last of them.
after(async () => {
	if (!running) return;
	const { moto, proxy } = await running;
	await proxy.stop();
	await moto.stop();
});

/** Declares accounts that are empty at the beginning of a suite. */
export function emptyWorld(): World {
	let world: Awaited<ReturnType<typeof start>> | undefined;
	const begun = () => {
		if (!world) throw new Error("The world begins with its suite.");
		return world;
	};
	before(async () => {
		running ??= start();
		world = await running;
		await world.moto.reset();
	});
	beforeEach(() => begun().proxy.calm());
	return {
		url: () => begun().moto.url,
		proxy: () => begun().proxy,
		empty: () => begun().moto.reset(),
	};
}
