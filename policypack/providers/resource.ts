import type { Location } from "../model/facts";
import type { Unknown } from "../model/value";

/** The provider a resource is registered with. */
export interface ProviderView {
	/** URN of an explicit provider; `undefined` for a default provider. */
	readonly urn: string | undefined;
	/** The provider's own configuration, in the form `Resource.props` has. */
	readonly props: Readonly<Record<string, unknown>>;
}

/**
 * One Pulumi resource, as any host brings it to the dialects: data in the
 * wire form of Pulumi's property values, so that unknowns, secrets and
 * resource references are noticed in one place, `reading()`.
 */
export interface Resource {
	readonly urn: string;
	/** Type token, for example `aws:cloudtrail/trail:Trail`. */
	readonly type: string;
	/** Logical name: the last part of the URN. */
	readonly name: string;
	readonly props: Readonly<Record<string, unknown>>;
	/** Its own ARN, where the source shows it. */
	readonly arn?: string;
	/** URNs of the resources whose outputs flow into one property. */
	dependencies(property: string): readonly string[];
	/**
	 * Whether the source shows the resource and none of its properties but
	 * those in `props`, as an engine's preview does under a provider that is not
	 * known yet itself.
	 */
	readonly isHidden?: boolean;
	/**
	 * URNs of all resources that it depends on: by `dependsOn` and by properties.
	 * Absent: its source does not show them.
	 */
	dependsOn?(): readonly string[];
	/** URN of its parent; absent: it has none, or its source does not show it. */
	readonly parent?: string | undefined;
	/** Whether it is a component, which has children and no provider. */
	readonly isComponent?: boolean;
	/** Whether it is a component whose children this source does not show. */
	readonly hidesChildren?: boolean;
	/** Why nothing of it can be read but that it is there, where that is so. */
	readonly unseen?: Unknown;
	/**
	 * What makes a property known that is not, and that no resource flows into,
	 * in one sentence.
	 */
	readonly madeKnown?: string | undefined;
	/** How its provider spells a property, where not as @pulumi/aws does. */
	spell?(property: string): string;
	/**
	 * Whether the stack does not manage the resource: its program only reads it,
	 * or discovery listed it.
	 */
	readonly isRead?: boolean;
	/**
	 * Set where an update of the resource was interrupted: the properties that
	 * it may have changed. Where `isHidden`, the resource may not exist.
	 */
	readonly interrupted?: ReadonlySet<string>;
	/**
	 * Whether the source shows secrets as plain values, so that any value may be
	 * one.
	 */
	readonly hidesSecrets?: boolean;
	/**
	 * Whether the program declares a property. One that it does not, and that
	 * a provider marks as unknown at preview, is computed, not pending.
	 * Absent: every property in `props` is declared.
	 */
	declares?(property: string): boolean;
	readonly provider: ProviderView;
	readonly location: Location | undefined;
}

/** Everything that one source shows. */
export interface Stack {
	/** URN of the root `pulumi:pulumi:Stack` resource. */
	readonly urn: string;
	/** Stack name, for people. */
	readonly name: string;
	readonly resources: readonly Resource[];
}
