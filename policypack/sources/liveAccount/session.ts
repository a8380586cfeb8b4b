import type { Reads } from "../../model/reads";
import type { Clients } from "./clients";
import type { SendRequest } from "./request";

/** What every question of one run shares. */
export interface Session {
	readonly ask: SendRequest;
	readonly clients: Clients;
	/** What is read only where it is needed; nothing where absent. */
	readonly reads?: ReadonlySet<Reads>;
	/**
	 * Whether the trails of other accounts, which an organization's trail is in
	 * its members, are only listed. Default: their details are read, too.
	 */
	readonly listsForeignTrails?: boolean;
}
