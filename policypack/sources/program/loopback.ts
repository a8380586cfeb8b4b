/**
 * Variables that keep gRPC from using the machine's proxy for loopback.
 * https://grpc.github.io/grpc/core/md_doc_environment_variables.html
 */
export function withoutProxy(): Readonly<Record<string, string>> {
	const { no_grpc_proxy, no_proxy } = process.env;
	return {
		no_grpc_proxy: [no_grpc_proxy || no_proxy, "127.0.0.1"]
			.filter(Boolean)
			.join(","),
	};
}
