import { arns } from "./refusals/arns";
import { combinations } from "./refusals/combinations";
import { dataEvents } from "./refusals/dataEvents";
import type { Refusal } from "./refusals/kinds";
import { locations } from "./refusals/locations";
import { names } from "./refusals/names";
import { retention } from "./refusals/retention";
import { shapes } from "./refusals/shapes";

/** Every kind of argument that is refused. */
export const refusals: readonly Refusal[] = [
	...names,
	...locations,
	...arns,
	...retention,
	...dataEvents,
	...combinations,
	...shapes,
];
