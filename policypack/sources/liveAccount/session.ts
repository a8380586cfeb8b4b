import type { Reads } from "../../model/reads";
import type { Clients } from "./clients";
import type { SendRequest } from "./request";

/** What every question of one run shares. */
export interface Session {
	readonly ask: SendRequest;
	readonly clients: Clients;
	/** What is read only where it is needed; nothing where absent. */
	readonly reads?: ReadonlySet<Reads>;
}
