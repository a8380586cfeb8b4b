/** The endpoint URL in the environment, for one service or all. */
export function configuredEndpoint(service: string): string | undefined {
	const { env } = process;
	return (
		env[`AWS_ENDPOINT_URL_${service}`] || env.AWS_ENDPOINT_URL || undefined
	);
}
