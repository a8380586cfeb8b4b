import type { IEngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import type { Handlers } from "./service";

/** The engine service for log messages of the program. */
export function engineHandlers(errors: string[]): Handlers<IEngineService> {
	let root = "";
	return {
		log: (request) => {
			if (request.getSeverity() === LogSeverity.ERROR)
				errors.push(request.getMessage());
		},
		setRootResource: (request) => {
			root = request.getUrn();
		},
		getRootResource: (_, answer) => {
			answer.setUrn(root);
		},
		startDebugging: () => {},
		requirePulumiVersion: () => {},
	};
}
