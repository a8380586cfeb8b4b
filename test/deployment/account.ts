import { compiledProvider } from "../kit/cloudProvider";
import { type KeptStack, keepStack } from "../kit/engine/harness";
import { type Moto, startMoto } from "../kit/moto";

/** AWS accounts that are empty at the beginning of a suite. */
export interface Accounts {
	/**
	 * A stack whose resources are made there. `project` is the folder whose
	 * Pulumi.yaml it takes, `slow` lists types that take longer to make.
	 */
	readonly stack: (
		project?: string,
		slow?: readonly string[],
	) => Promise<KeptStack>;
	/** Empties them again. */
	readonly empty: () => Promise<void>;
}

interface Running {
	readonly moto: Moto;
	readonly providers: string;
}

let running: Promise<Running> | undefined;

async function start(): Promise<Running> {
	const moto = await startMoto();
	// The tests' own clients find it as the provider's do.
	process.env.AWS_ENDPOINT_URL = moto.url;
	return { moto, providers: compiledProvider() };
}

/** The one server of all suites. */
function started(): Promise<Running> {
	running ??= start();
	return running;
}

// Of no suite, so after the last of them.
after(async () => {
	if (running) await (await running).moto.stop();
});

/** Declares accounts for the tests of a suite, in its `describe`. */
export function emptyAccounts(): Accounts {
	const stacks: KeptStack[] = [];
	const empty = async () => {
		const { moto } = await started();
		await moto.reset();
	};
	before(empty);
	after(() => {
		for (const stack of stacks) stack.remove();
	});
	return {
		empty,
		stack: async (project, slow = []) => {
			const { moto, providers } = await started();
			const variables = {
				AWS_ENDPOINT_URL: moto.url,
				TEST_PROVIDER_SLOW: slow.join(" "),
			};
			const stack = await keepStack({ providers, variables }, project);
			stacks.push(stack);
			return stack;
		},
	};
}
