import type { JsonReport, JsonStatus } from "../jsonSchema";
import { worstOf } from "./tally";

/** A control that a requirement rests on, with its status in each source. */
export interface RequirementControl {
	readonly id: string;
	readonly title: string;
	/** In the order of the sources that have the control. */
	readonly statuses: readonly JsonStatus[];
	/** Place of the source whose status needs most attention, and of the control in it. */
	readonly worst: readonly [source: number, control: number];
}

/** One requirement of a framework. */
export interface Requirement {
	readonly name: string;
	/** PASSED only if each of its controls passed in each source. */
	readonly status: JsonStatus;
	readonly controls: readonly RequirementControl[];
}

/** A framework of one version, with its requirements. */
export interface Framework {
	readonly name: string;
	readonly requirements: readonly Requirement[];
}

/** A related requirement, such as "PCI DSS v3.2.1/10.5.2", in its two parts. */
export function partsOf(related: string): readonly [string, string] {
	const [, framework, name] = /^(.+)[/ ](\S+)$/s.exec(related.trim()) ?? [];
	return framework === undefined || name === undefined
		? ["Other requirements", related]
		: [framework, name];
}

/** The frameworks of a report and what each of their requirements rests on. */
export function frameworksOf({ sources }: JsonReport): readonly Framework[] {
	const frameworks = new Map<string, Map<string, Map<string, Gathered>>>();
	for (const [source, { controls }] of sources.entries())
		for (const [place, control] of controls.entries()) {
			const { id, title, status, requirements } = control;
			for (const related of new Set(requirements)) {
				const [framework, name] = partsOf(related);
				const ofFramework = inside(frameworks, framework, () => new Map());
				const ofRequirement = inside(ofFramework, name, () => new Map());
				const gathered = inside(
					ofRequirement,
					id,
					(): Gathered => ({
						title,
						status,
						statuses: [],
						worst: [source, place],
					}),
				);
				if (isWorse(status, gathered.status)) {
					gathered.status = status;
					gathered.worst = [source, place];
				}
				gathered.statuses.push(status);
			}
		}
	return inOrder(frameworks).map(([name, requirements]) => ({
		name,
		requirements: inOrder(requirements).map(([name, controls]) => ({
			name,
			status: worstOf([...controls.values()].map(({ status }) => status)),
			controls: inOrder(controls).map(([id, gathered]) => ({
				id,
				...gathered,
			})),
		})),
	}));
}

interface Gathered {
	readonly title: string;
	readonly statuses: JsonStatus[];
	status: JsonStatus;
	worst: readonly [number, number];
}

function isWorse(one: JsonStatus, other: JsonStatus): boolean {
	return one !== other && worstOf([one, other]) === one;
}

function inside<V>(map: Map<string, V>, key: string, make: () => V): V {
	const found = map.get(key) ?? make();
	map.set(key, found);
	return found;
}

const NATURAL = new Intl.Collator("en", { numeric: true });

/** Entries by name: 3.10 after 3.9. */
function inOrder<V>(map: ReadonlyMap<string, V>): readonly [string, V][] {
	return [...map].sort(([one], [other]) => NATURAL.compare(one, other));
}
