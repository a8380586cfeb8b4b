/** Arguments that are to be refused: by which path, and in which words. */
export interface Refusal {
	readonly args: unknown;
	readonly path: string;
	/** What is wrong and what to do. */
	readonly words: RegExp;
	/** The component's name. Default: `audit`. */
	readonly name?: string;
}

export const ARNS = {
	key: "arn:aws:kms:eu-west-1:111122223333:key/1",
	role: "arn:aws:iam::111122223333:role/delivery",
	logGroup: "arn:aws:logs:eu-west-1:111122223333:log-group:trail",
	topic: "arn:aws:sns:eu-west-1:111122223333:files",
};

export const home = {
	accountId: "111122223333",
	partition: "aws",
	region: "eu-west-1",
};

/** Each value under one path, refused in the same words. */
export function each(
	path: string,
	words: RegExp,
	build: (value: unknown) => unknown,
	...values: readonly unknown[]
): readonly Refusal[] {
	return values.map((value) => ({ args: build(value), path, words }));
}

/** A wrong shape: whatever is neither what it should be nor left out. */
export const NOT_TEXTS = [1, true, null, {}, ["a"]];
export const NOT_FLAGS = ["true", 1, null, {}];
export const NOT_OBJECTS = ["a", 1, true, null, []];
export const NOT_LISTS = ["a", 1, true, null, {}];

export const selector = (...fields: readonly unknown[]) => ({
	dataEvents: [{ fields }],
});
export const ofType = { field: "resources.type", equals: ["AWS::S3::Object"] };
export const many = (count: number) =>
	Array.from({ length: count }, (_, index) => `arn:aws:s3:::bucket-${index}/`);
