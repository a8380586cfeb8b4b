import { isUnknown } from "../model/value";
import { isBag } from "./wire";

/** What a CloudFormation template may create, of what is judged. */
export interface Template {
	readonly bringsTrail: boolean;
	readonly bringsEventDataStore: boolean;
	readonly setsBucketPolicy: boolean;
}

/** What may create anything: stacks, products, applications, modules. */
const ANYTHING =
	"AWS::CloudFormation::Stack(?:Set)?\\b|AWS::Serverless::Application\\b|AWS::ServiceCatalog::CloudFormationProvisionedProduct\\b|AWS::ControlTower::LandingZone\\b|(?:\\w+::){3}MODULE\\b";
const TRAIL = `AWS::CloudTrail::Trail\\b|${ANYTHING}`;
const STORE = `AWS::CloudTrail::EventDataStore\\b|${ANYTHING}`;
const POLICY = "AWS::S3::BucketPolicy\\b";

/** Snippets from elsewhere, which may be of any type. */
const INCLUDE = /AWS::Include|Fn::Transform|!Transform\b/;

/** Macros of AWS's that create neither trails nor policies of buckets. */
const HARMLESS_MACRO =
	/^AWS::(?:LanguageExtensions|Serverless|SecretsManager|CodeDeployBlueGreen|ServiceCatalog)(?:-[\d-]+)?$/;

/** Reads a template in JSON, in YAML or as data. */
export function templateIn(body: object | string): Template {
	const data = typeof body === "string" ? parsed(body) : body;
	return isBag(data) ? inData(data) : inYaml(String(body));
}

function inData(template: Readonly<Record<string, unknown>>): Template {
	const { Resources: resources, Transform: transform } = template;
	const macros = [transform ?? []].flat().map((macro) => {
		return isBag(macro) && !isUnknown(macro) ? macro.Name : macro;
	});
	const isOpen =
		isUnknown(resources) ||
		Object.values(Object(resources)).some(
			(one) => isUnknown(one) || (isBag(one) && isUnknown(one.Type)),
		) ||
		!macros.every(isHarmless);
	const types = typesIn(template);
	const includes = isOpen || INCLUDE.test(textOf(template));
	return {
		bringsTrail: includes || types.some(is(TRAIL)),
		bringsEventDataStore: includes || types.some(is(STORE)),
		setsBucketPolicy: isOpen || types.some(is(POLICY)),
	};
}

const is = (types: string) => (type: string) =>
	new RegExp(`^(?:${types})$`).test(type);

function isHarmless(macro: unknown): boolean {
	return typeof macro === "string" && HARMLESS_MACRO.test(macro);
}

/** All types of resources, those inside `Fn::ForEach` as well. */
function typesIn(tree: unknown): readonly string[] {
	if (Array.isArray(tree)) return tree.flatMap(typesIn);
	if (!isBag(tree)) return [];
	const inside = Object.values(tree).flatMap(typesIn);
	return typeof tree.Type === "string" ? [tree.Type, ...inside] : inside;
}

/**
 * In YAML, whose parser is not loaded with the policy pack: what a text does
 * not exclude may be there.
 */
function inYaml(text: string): Template {
	const plain = unescaped(text);
	const bare = withoutComments(plain);
	const has = (pattern: RegExp) => pattern.test(bare) || pattern.test(plain);
	const isAliased = has(/Type["']?\s*:\s*\*/);
	const declares = (types: string) =>
		has(new RegExp(`${KEY}:${VALUE}(?:${types})`)) ||
		(isAliased && has(new RegExp(`&[^\\s&]{1,200}\\s${VALUE}(?:${types})`)));
	const isOpen = !macrosIn(bare).every(isHarmless);
	const includes = isOpen || INCLUDE.test(plain);
	return {
		bringsTrail: includes || declares(TRAIL),
		bringsEventDataStore: includes || declares(STORE),
		setsBucketPolicy: isOpen || declares(POLICY),
	};
}

/** `Type` as a key, or an alias that may be it. */
const KEY = `(?:Type["']?|(?:^|[\\s{,?])\\*[^\\s,\\]}]+)\\s*`;

/** What is before a value: tags, anchors, signs of block scalars, a quote; bounded for speed. */
const VALUE = `\\s*(?:[!&|>]\\S{0,200}\\s+){0,4}["']?`;

/** The macros of the template as a whole; its root may be indented. */
function macrosIn(text: string): readonly string[] {
	const [, indent = "", first] =
		/^([ \t]*)([^\s#%-])/m.exec(text.replace(/^---.*$/gm, "")) ?? [];
	const begin = first === "{" ? "(?:^|[{,])\\s*" : `^${indent}`;
	const end = first === "{" ? "[,}]" : `\\n${indent}[^\\s\\-\\]},#]`;
	const [, value = ""] =
		new RegExp(
			`${begin}["']?Transform["']?\\s*:(.*?)(?:${end}|(?![^]))`,
			"ms",
		).exec(text) ?? [];
	// As `[A, B]`, as a list of lines, or as mappings with a name.
	return value
		.replace(/\bName["']?\s*:\s/g, " ")
		.split(/[\s,[\]{}"']+/)
		.filter((word) => !/^-?$/.test(word));
}

/** What double quotes may escape, as it is meant. */
function unescaped(text: string): string {
	return text
		.replace(/\\\r?\n\s*/g, "")
		.replace(
			/\\(?:x([\da-f]{2})|u([\da-f]{4})|U0000([\da-f]{4}))/gi,
			(_, two, four, eight) =>
				String.fromCharCode(Number.parseInt(two ?? four ?? eight, 16)),
		);
}

function withoutComments(text: string): string {
	return text.replace(/(^|\s)#.*$/gm, "$1");
}

function textOf(data: unknown): string {
	return JSON.stringify(data) ?? "";
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
