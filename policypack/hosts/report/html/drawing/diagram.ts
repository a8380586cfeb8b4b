import type { Connection } from "../../../../judging/control";
import type { HtmlControl } from "../../html";
import type { JsonControl, JsonResult, JsonStatus } from "../../jsonSchema";
import { worstOf } from "../tally";
import { numberOf } from "../words";

/** The boxes of a diagram. */
export type NodeId =
	| "account"
	| "trail"
	| "key"
	| "logGroup"
	| "bucket"
	| "everyone"
	| "accessLogs"
	| "eventDataStore";

/** A control as a diagram shows it. */
export interface DiagramControl {
	readonly id: string;
	readonly status: JsonStatus;
}

/** A box: a kind of resource, and which ones were checked. */
export interface DiagramNode {
	readonly id: NodeId;
	readonly title: string;
	readonly subtitle: string;
	/** Controls that judge the resource itself. */
	readonly controls: readonly DiagramControl[];
}

/** An arrow, with the controls that judge the connection. */
export interface DiagramEdge {
	readonly from: NodeId;
	readonly to: NodeId;
	readonly label: string;
	readonly controls: readonly DiagramControl[];
	/** Undefined if no control judges it. */
	readonly status: JsonStatus | undefined;
}

/** The trail and its resources in one source. */
export interface Diagram {
	readonly nodes: readonly DiagramNode[];
	readonly edges: readonly DiagramEdge[];
	/** Controls whose place is not known. */
	readonly others: readonly DiagramControl[];
}

type EdgeId = Connection | "accountToTrail" | "everyoneToBucket" | "lake";

type EdgeEnds = readonly [EdgeId, NodeId, NodeId, string];

const EDGES: readonly EdgeEnds[] = [
	["accountToTrail", "account", "trail", "records events"],
	["trailToKey", "trail", "key", "encrypts with"],
	["trailToLogGroup", "trail", "logGroup", "sends events"],
	["trailToBucket", "trail", "bucket", "delivers log files"],
	["everyoneToBucket", "everyone", "bucket", "public access"],
	["bucketToAccessLogs", "bucket", "accessLogs", "logs accesses"],
	["lake", "account", "eventDataStore", "stores events"],
];

const TITLES: Readonly<Record<NodeId, string>> = {
	account: "AWS account",
	trail: "Trail",
	key: "KMS key",
	logGroup: "CloudWatch log group",
	bucket: "S3 bucket for log files",
	everyone: "Everyone",
	accessLogs: "S3 bucket for access logs",
	eventDataStore: "Event data store",
};

/** What several resources of a box are called, if controls judge them. */
const PLURALS: Readonly<Partial<Record<NodeId, string>>> = {
	account: "accounts",
	trail: "trails",
	bucket: "buckets",
	eventDataStore: "event data stores",
};

/** The diagram of one source. */
export function diagramOf(
	{ controls }: JsonResult,
	described: ReadonlyMap<string, HtmlControl>,
): Diagram {
	const placed = controls.map((control) => ({
		control,
		place: placeOf(described.get(control.id)),
	}));
	const at = (place: EdgeId | NodeId) =>
		placed.filter((one) => one.place === place).map(({ control }) => control);
	const isShown = (node: NodeId) =>
		node !== "eventDataStore" || at("eventDataStore").length > 0;
	const nodes = Object.keys(TITLES) as NodeId[];
	return {
		nodes: nodes.filter(isShown).map((id) => ({
			id,
			title: TITLES[id],
			subtitle: subtitleOf(id, controls, described),
			controls: at(id),
		})),
		edges: EDGES.filter(([, from, to]) => isShown(from) && isShown(to)).map(
			([id, from, to, label]) => {
				const judging = at(id);
				const statuses = judging.map(({ status }) => status);
				const status = statuses.length > 0 ? worstOf(statuses) : undefined;
				return { from, to, label, controls: judging, status };
			},
		),
		others: placed
			.filter(({ place }) => place === undefined)
			.map(({ control }) => control),
	};
}

/** Where a control is shown: at its connection, otherwise at its subject. */
function placeOf(control: HtmlControl | undefined) {
	if (!control) return undefined;
	if (control.connection) return control.connection;
	const { subject } = control;
	if (subject === "account") return "accountToTrail";
	if (subject === "delivery") return "trailToBucket";
	return subject === "bucket" ? "everyoneToBucket" : subject;
}

/** The name of the resource that was checked, or how many there are. */
function subtitleOf(
	node: NodeId,
	controls: readonly JsonControl[],
	described: ReadonlyMap<string, HtmlControl>,
): string {
	const findings = controls
		.filter(({ id }) => described.get(id)?.subject === node)
		.flatMap(({ findings }) => findings);
	const names = new Map(findings.map(({ resource, name }) => [resource, name]));
	const [name = ""] = names.values();
	return names.size > 1
		? `${numberOf(names.size)} ${PLURALS[node] ?? "resources"}`
		: name;
}
