import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { propertiesIn, structOf } from "../engine/provider/protocol";
import { settled, unknownValue } from "../engine/provider/resources";
import type { CloudType, Problem } from "./cloudType";
import { namedAtLast, namedEarly, namingProblem } from "./naming";

const isUnknown = (value: unknown): boolean =>
	JSON.stringify(value ?? null).includes(unknownValue);

function failureOf([property, reason]: Problem): proto.CheckFailure {
	return new proto.CheckFailure().setProperty(property).setReason(reason);
}

/** Inputs as they are settled before anything is made, and what is wrong. */
export function check(
	type: CloudType,
	request: proto.CheckRequest,
): proto.CheckResponse {
	const urn = request.getUrn();
	const inputs = namedEarly(type, {
		urn,
		name: request.getName(),
		inputs: settled(
			{ documents: (type.documents ?? []).join(" ") },
			propertiesIn(request.getNews()),
		),
	});
	// What is not known yet is checked when it is.
	const problems = isUnknown(inputs)
		? []
		: [
				namingProblem(type, inputs),
				...(type.problems?.(namedAtLast(type, urn, inputs)) ?? []),
			];
	return new proto.CheckResponse()
		.setInputs(structOf(inputs))
		.setFailuresList(problems.flatMap((one) => (one ? [failureOf(one)] : [])));
}
