import type { Fact } from "../model/facts";
import { unknown } from "../model/value";
import type { Resource } from "./resource";
import { unknownContents } from "./unknownContents";

/**
 * Components that make no trail, and attach nothing to a bucket that they are
 * given, by the beginnings of their types. What is not here may do either.
 */
const HARMLESS: readonly (readonly [types: readonly string[], why: string])[] =
	[
		[["awsx:ec2:"], "networks"],
		[["awsx:ecr:"], "repositories and images of containers"],
		[["awsx:ecs:"], "services and tasks of containers"],
		[
			["awsx:lb:"],
			"load balancers, which write to a bucket and set nothing of it",
		],
		[["eks:"], "clusters, whose logs go to CloudWatch"],
		[["aws-apigateway:"], "APIs, with a bucket of their own"],
		[["aws-iam:"], "roles, users and groups"],
		[["aws-quickstart-vpc:"], "networks"],
		[["synced-folder:"], "objects in a bucket"],
		[["lambda-builders:"], "archives of code"],
		[["docker:", "docker-build:"], "images of containers"],
		[
			["kubernetes:", "kubernetes-cert-manager:", "kubernetes-coredns:"],
			"objects of a cluster",
		],
		[["kubernetes-ingress-nginx:", "crds:"], "objects of a cluster"],
		[["command:", "random:", "tls:", "time:", "std:"], "nothing in a cloud"],
		[["pulumiservice:", "auto-deploy:"], "settings of Pulumi Cloud"],
		[
			["github:", "gitlab:", "datadog:", "auth0:"],
			"settings of other services",
		],
		[["azure:", "azure-", "azuread:"], "another cloud"],
		[["gcp:", "gcp-", "google-"], "another cloud"],
		[["alicloud:", "cloudflare:", "digitalocean:", "hcloud:"], "another cloud"],
		[["linode:", "oci:", "openstack:", "scaleway:", "vultr:"], "another cloud"],
	];

const harmless = HARMLESS.flatMap(([types]) => types);

/** Whether the components of a type make no trail and attach nothing. */
export function isHarmless(type: string): boolean {
	return harmless.some((beginning) => type.startsWith(beginning));
}

/**
 * What a remote component may make out of sight: trails, and anything that is
 * attached to a bucket that it is given.
 * https://www.pulumi.com/docs/iac/concepts/components/
 */
export function outOfSight(resource: Resource): readonly Fact[] {
	if (isHarmless(resource.type)) return [];
	const why = unknown(
		"unreadable",
		`what remote component ${resource.name} (${resource.type}) makes: use --preview, which needs the Pulumi CLI`,
	);
	return unknownContents(resource, why);
}
