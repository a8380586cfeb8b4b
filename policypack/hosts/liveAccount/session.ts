import type { Reads } from "../../judging/optIn";
import type { Ask } from "./asking";
import type { Clients } from "./clients";

/** What every question of one run shares. */
export interface Session {
	readonly ask: Ask;
	readonly clients: Clients;
	/** What is read for opt-in controls; nothing where absent. */
	readonly reads?: ReadonlySet<Reads>;
}
