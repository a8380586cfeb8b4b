import { type RecordingMonitor, startRecordingMonitor } from "./monitor";
import { type ProviderProcess, startProvider } from "./process";

/** The provider and an engine that records, while a suite runs. */
export interface Served {
	readonly monitor: RecordingMonitor;
	readonly provider: ProviderProcess;
}

/**
 * Starts both before the tests of a suite, and ends them afterwards. Returns
 * what gives them to a test.
 */
export function whileServed(): () => Served {
	let served: Served | undefined;
	before(async () => {
		const monitor = await startRecordingMonitor();
		try {
			served = { monitor, provider: await startProvider(monitor.address) };
		} catch (error) {
			monitor.close();
			throw error;
		}
	});
	after(async () => {
		await served?.provider.close();
		served?.monitor.close();
	});
	return () => {
		if (!served) throw new Error("The provider runs only during tests.");
		return served;
	};
}
