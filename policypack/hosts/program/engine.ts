import {
	GetRootResourceResponse,
	type LogRequest,
	LogSeverity,
	RequirePulumiVersionResponse,
	type SetRootResourceRequest,
	SetRootResourceResponse,
} from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "./sdk";

/** The part of an engine that hears what a program has to say. */
export function engineHandlers(errors: string[]) {
	let root = "";
	return {
		log: (request: LogRequest) => {
			if (request.getSeverity() === LogSeverity.ERROR)
				errors.push(request.getMessage());
			return new Empty();
		},
		setRootResource: (request: SetRootResourceRequest) => {
			root = request.getUrn();
			return new SetRootResourceResponse();
		},
		getRootResource: () => {
			const response = new GetRootResourceResponse();
			response.setUrn(root);
			return response;
		},
		startDebugging: () => new Empty(),
		requirePulumiVersion: () => new RequirePulumiVersionResponse(),
	};
}
