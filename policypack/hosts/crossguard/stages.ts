import type {
	ResourceValidationArgs,
	ResourceValidationPolicy,
	StackValidationPolicy,
} from "@pulumi/policy";

/**
 * A function that the SDK calls for resources of one type alone: for others it
 * reports that the policy does not apply, before it reads any properties. This
 * is what its own `validateResourceOfType` sets.
 */
export function ofType<Evaluate extends object>(
	type: string,
	evaluate: Evaluate,
): Evaluate {
	return Object.assign(evaluate, { __pulumiType: type });
}

/**
 * A stack policy with a function for resources, too. The SDK announces a
 * policy with a function for resources as one of the resource stage, and the
 * engine then reports no pass of it in the stack stage. So the function is
 * there only when the SDK is about to call it: it reads the policy's name
 * first, and all the rest before it waits for anything. It is not there where
 * it is not needed: the SDK reads all properties for each function it calls.
 * @param validateStack The function for stacks; undefined: none is needed.
 */
export function alsoOfResources(
	policy: Omit<StackValidationPolicy, "validateStack">,
	isNeeded: () => boolean,
	validateResource: (args: ResourceValidationArgs) => Promise<void>,
	validateStack: () => StackValidationPolicy["validateStack"] | undefined,
): StackValidationPolicy {
	const { name } = policy;
	let isNamed = false;
	const forget = () => {
		isNamed = false;
	};
	return Object.defineProperties(
		{ ...policy },
		{
			name: {
				enumerable: true,
				get: () => {
					if (!isNamed && isNeeded()) {
						isNamed = true;
						queueMicrotask(forget);
					}
					return name;
				},
			},
			validateResource: {
				get: () => (isNamed ? validateResource : undefined),
			},
			validateStack: {
				enumerable: true,
				// Redefined where the policy is opt-in.
				configurable: true,
				get: validateStack,
			},
		},
	) as StackValidationPolicy;
}

/**
 * A resource policy with a function for stacks, too, while one is needed. The
 * SDK reads the whole stack once more for each policy with such a function.
 */
export function alsoOfStacks(
	policy: ResourceValidationPolicy,
	isNeeded: () => boolean,
	validateStack: StackValidationPolicy["validateStack"],
): ResourceValidationPolicy {
	return Object.defineProperty({ ...policy }, "validateStack", {
		// Redefined where the policy is opt-in.
		configurable: true,
		get: () => (isNeeded() ? validateStack : undefined),
	});
}
