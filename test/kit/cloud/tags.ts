/** Tags as most of AWS's APIs take them. */
export interface Tag {
	readonly Key: string;
	readonly Value: string;
}

type Tags = Readonly<Record<string, string>> | undefined;

/** Tags as a list of keys and values. */
export const tagList = (tags: Tags): Tag[] =>
	Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));

/** A list of keys and values as tags. */
export const tagsIn = (
	list:
		| readonly { Key?: string | undefined; Value?: string | undefined }[]
		| undefined,
): Record<string, string> =>
	Object.fromEntries((list ?? []).map(({ Key, Value }) => [Key, Value ?? ""]));

/** Keys of tags that are there no longer. */
export const tagsGone = (olds: unknown, news: Tags): string[] =>
	Object.keys((olds as Tags) ?? {}).filter((key) => !(key in (news ?? {})));
