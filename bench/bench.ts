import type { Measured } from "./measure";

/** What a measurement is taken of, and how it says how far it is. */
export interface Subjects {
	/** The folder of our pack, compiled. */
	readonly ours: string;
	/** The folder of the pack that does nothing. */
	readonly nothing: string;
	readonly progress: (message: string) => void;
}

/** Takes some measurements, and ends whatever it starts. */
export type Bench = (subjects: Subjects) => Promise<readonly Measured[]>;
