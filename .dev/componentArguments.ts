import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** One argument, as its declaration describes it. */
export interface Argument {
	readonly name: string;
	readonly type: string;
	readonly isRequired: boolean;
	/** Its comment, without its default and its address. */
	readonly description: string;
	readonly default: string | undefined;
	readonly url: string | undefined;
}

/** An interface of arguments, or a type that one of them has. */
export interface ArgumentGroup {
	readonly name: string;
	readonly description: string;
	readonly url: string | undefined;
	readonly arguments: readonly Argument[];
	/** The type that it is another name of; undefined for an interface. */
	readonly alias: string | undefined;
}

const FILES = ["args.ts", "bucketArgs.ts", "eventArgs.ts"];

/** What the component takes: its own arguments first, then those of its objects. */
export function argumentGroups(root: string): readonly ArgumentGroup[] {
	const declared = FILES.flatMap((name) => {
		return sourceIn(root, name).statements.flatMap((node) => {
			if (ts.isInterfaceDeclaration(node)) return [groupOf(node, node.members)];
			return ts.isTypeAliasDeclaration(node) ? [groupOf(node, [])] : [];
		});
	});
	const isMain = ({ name }: ArgumentGroup) => name === "ComplianceTrailArgs";
	return [
		...declared.filter(isMain),
		...declared.filter((group) => !isMain(group)),
	];
}

/** An output of the component. */
export interface ComponentOutput {
	readonly name: string;
	readonly description: string;
	/** Whether it may be undefined. */
	readonly isOptional: boolean;
}

/** The class: what it is, and its outputs. */
export interface ComponentClass {
	readonly description: string;
	readonly outputs: readonly ComponentOutput[];
}

/** What the class says of itself, and of its outputs. */
export function componentClass(root: string): ComponentClass {
	const file = sourceIn(root, "complianceTrail.ts");
	const declared = file.statements.find(ts.isClassDeclaration);
	if (!declared) throw new Error("complianceTrail.ts has no class: add it.");
	return {
		description: paragraphsOf(declared),
		outputs: declared.members
			.filter(ts.isPropertyDeclaration)
			.map((member) => ({
				name: member.name.getText(),
				description: commentOf(member).description,
				isOptional: /\| undefined$/.test(member.type?.getText() ?? ""),
			})),
	};
}

/** The path of each argument: `retention.expirationDays`, `dataEvents.fields.field`. */
export function argumentPaths(
	groups: readonly ArgumentGroup[],
	of = "ComplianceTrailArgs",
): readonly string[] {
	const group = groups.find(({ name }) => name === of);
	return (group?.arguments ?? []).flatMap(({ name, type }) => [
		name,
		...groups
			.filter((one) => new RegExp(`\\b${one.name}\\b`).test(type))
			.flatMap((one) => argumentPaths(groups, one.name))
			.map((inner) => `${name}.${inner}`),
	]);
}

function sourceIn(root: string, name: string): ts.SourceFile {
	const path = join(root, "components", name);
	const text = readFileSync(path, "utf8");
	return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

function groupOf(
	node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
	members: readonly ts.TypeElement[],
): ArgumentGroup {
	const { description, url } = commentOf(node);
	return {
		name: node.name.text,
		description: ts.isTypeAliasDeclaration(node)
			? `${description} \`${node.type.getText()}\``
			: description,
		url,
		alias: ts.isTypeAliasDeclaration(node) ? node.type.getText() : undefined,
		arguments: members.filter(ts.isPropertySignature).map((member) => ({
			name: member.name.getText(),
			type: typeOf(member),
			isRequired: member.questionToken === undefined,
			...commentOf(member),
		})),
	};
}

function typeOf(member: ts.PropertySignature): string {
	return (member.type?.getText() ?? "unknown")
		.replace(/^Readonly<(.*)>$/, "$1")
		.replace(/\breadonly /g, "")
		.replace(/\s+/g, " ");
}

type Comment = Pick<Argument, "description" | "default" | "url">;

function textOf(node: ts.Node): string {
	const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
	return ts.getTextOfJSDocComment(comment?.comment) ?? "";
}

/** A comment without its example, one line for each paragraph. */
function paragraphsOf(node: ts.Node): string {
	return textOf(node)
		.replace(/```[\s\S]*?```/g, "")
		.split(/\n{2,}/)
		.map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
		.filter((paragraph) => paragraph !== "")
		.join("\n\n");
}

function commentOf(node: ts.Node): Comment {
	const text = textOf(node).replace(/\s+/g, " ");
	const [url] = /https:\/\/\S+/.exec(text) ?? [];
	const words = text.replace(url ?? "", "").trim();
	// A default ends the comment, unless a sentence of its own follows.
	const [whole = "", value] = /Default: (.+)$/.exec(words) ?? [];
	return {
		description: words.slice(0, words.length - whole.length).trim(),
		default: value?.replace(/\.$/, ""),
		url,
	};
}
