/** A type of a package schema, and a property, as far as ours have them. */
export interface TypeSpec {
	readonly type?: "string" | "integer" | "boolean" | "array" | "object";
	readonly $ref?: string;
	readonly items?: TypeSpec;
	readonly additionalProperties?: TypeSpec;
	readonly oneOf?: readonly TypeSpec[];
	/** Whether it accepts no output. */
	readonly plain?: true;
}

/** https://www.pulumi.com/docs/iac/packages-and-automation/pulumi-packages/schema/#property */
export interface PropertySpec extends TypeSpec {
	readonly description: string;
	readonly default?: string | number | boolean;
}

/** https://www.pulumi.com/docs/iac/packages-and-automation/pulumi-packages/schema/#complextype */
export type ComplexTypeSpec =
	| {
			readonly type: "object";
			readonly description: string;
			readonly properties: Readonly<Record<string, PropertySpec>>;
			readonly required: readonly string[];
	  }
	| {
			readonly type: "string" | "integer";
			readonly description: string;
			readonly enum: readonly EnumValue[];
	  };

/** One value of an enum. */
export interface EnumValue {
	readonly value: string | number;
	/** The name of its constant, where the value makes none. */
	readonly name?: string;
}
