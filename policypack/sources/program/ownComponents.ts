import type {
	RegisterResourceRequest,
	RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { Location } from "../../model/facts";
import { construct, isOwnComponent } from "./construct";
import { type OwnProvider, startOwnProvider } from "./ownProvider";
import type { Project } from "./project";
import type { Registered } from "./registrations";
import type { StackConfig } from "./stackConfig";

/** The location of a program's call of a component, which its children get. */
export type Call = Pick<Registered, "location" | "isInApply">;

/** Components of this package that a program in any language registers. */
export interface OwnComponents {
	/**
	 * Has the provider make a component, and answers its registration. False if
	 * the component is not of this package, or the provider cannot run here.
	 */
	make(
		request: RegisterResourceRequest,
		answer: RegisterResourceResponse,
		call: Registered,
	): Promise<boolean>;
	/** The first arguments that were rejected, also if the program catches the error. */
	refusal(): ComponentRefusal | undefined;
	close(): void;
}

/** Arguments that a component rejected. */
export interface ComponentRefusal {
	/** One line: the component, and the problems by property path. */
	readonly message: string;
	readonly location: Location | undefined;
}

/**
 * The components of one run.
 * @param calls Filled with the call of each component, by its URN.
 * @param listen Starts an engine for the provider, and gives its address.
 */
export function ownComponents(
	project: Project,
	config: StackConfig,
	calls: Map<string, Call>,
	listen: () => Promise<string>,
): OwnComponents {
	type Started = {
		readonly address: string;
		readonly provider: OwnProvider | undefined;
	};
	let started: Promise<Started> | undefined;
	let isClosed = false;
	let refusal: ComponentRefusal | undefined;
	const start = async (): Promise<Started> => {
		const address = await listen();
		const provider = await startOwnProvider(address, config);
		if (isClosed) provider?.close();
		return { address, provider };
	};
	return {
		make: async (request, answer, call) => {
			if (!isOwnComponent(request)) return false;
			started ??= start();
			const { address, provider } = await started;
			if (provider === undefined) return false;
			const { urn, providers: inherited, location, isInApply } = call;
			calls.set(urn, { location, isInApply });
			const at = { project, config, address, inherited };
			try {
				await construct(provider, request, answer, at);
			} catch (error) {
				const message = error instanceof Error ? error.message : `${error}`;
				refusal ??= { message, location };
				throw error;
			}
			return true;
		},
		refusal: () => refusal,
		close: () => {
			isClosed = true;
			started?.then(
				({ provider }) => provider?.close(),
				() => {},
			);
		},
	};
}
