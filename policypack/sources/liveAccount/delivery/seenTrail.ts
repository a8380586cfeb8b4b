import type { Trail as TrailInfo } from "@aws-sdk/client-cloudtrail";
import type { TrailFact } from "../../../model/facts";
import type { TrailDetails } from "../trailDetails";

/** A trail as AWS returned it, and the fact that the controls use. */
export interface SeenTrail {
	readonly fact: TrailFact;
	readonly info: TrailInfo;
	readonly details: TrailDetails;
}
