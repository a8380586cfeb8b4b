/** Adds to one of several lists. */
export function push<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
	const list = lists.get(key);
	if (list) list.push(item);
	else lists.set(key, [item]);
}
