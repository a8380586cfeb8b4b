import type { Ask } from "./asking";
import type { Clients } from "./clients";

/** What every question of one run shares. */
export interface Session {
	readonly ask: Ask;
	readonly clients: Clients;
}
