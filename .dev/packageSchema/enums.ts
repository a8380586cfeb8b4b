import { partitions } from "../../components/partitions";
import { LOG_RETENTION_DAYS } from "../../components/validation/argsSchema";
import { FIELDS } from "../../components/validation/dataEvents";
import type { ComplexTypeSpec, EnumValue } from "./schemaTypes";

/** A closed set of values that an argument's type does not have. */
export interface ClosedSet {
	/** Name of its type in the schema. */
	readonly name: string;
	readonly description: string;
	readonly values: readonly (string | number)[];
}

/** By `INTERFACE.ARGUMENT`: what the component validates, beyond the types. */
export const closedSets: Readonly<Record<string, ClosedSet>> = {
	"ComplianceTrailArgs.partition": {
		name: "Partition",
		description: "An AWS partition.",
		values: partitions,
	},
	"ComplianceTrailArgs.logRetentionDays": {
		name: "LogRetentionDays",
		description: "A retention period that CloudWatch Logs supports, in days.",
		values: LOG_RETENTION_DAYS,
	},
	"ObjectLock.mode": {
		name: "ObjectLockMode",
		description: "Retention mode of S3 Object Lock.",
		values: ["GOVERNANCE", "COMPLIANCE"],
	},
	"DataEventField.field": {
		name: "DataEventFieldName",
		description:
			"A field that CloudTrail supports in the data event selectors of a trail.",
		values: FIELDS,
	},
};

/** The type of a closed set. */
export function enumOf(
	description: string,
	values: readonly (string | number)[],
): ComplexTypeSpec {
	return {
		type: typeof values[0] === "number" ? "integer" : "string",
		description,
		enum: values.map(enumValue),
	};
}

/** Constants begin with a letter, and have letters and digits only. */
function enumValue(value: string | number): EnumValue {
	if (typeof value === "number") return { name: `Days${value}`, value };
	const name = value
		.split(/[.-]/)
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join("");
	return name === value ? { value } : { name, value };
}
