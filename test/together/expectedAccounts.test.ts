import assert from "node:assert/strict";
import { expectedAccountsIn } from "../../policypack/hosts/together/expectedAccounts";
import { isInputError } from "../../policypack/inputError";

const both = ["000011112222", "111122223333"];

/** What a text is refused with, in one line. */
function refusalOf(text: string): string {
	try {
		expectedAccountsIn(text, "accounts.txt");
	} catch (error) {
		assert.ok(isInputError(error));
		assert.doesNotMatch(error.message, /\n/);
		return error.message;
	}
	return "";
}

describe("A file of expected accounts", () => {
	for (const [what, text] of [
		["one a line", "000011112222\n111122223333\n"],
		[
			"lines of Windows, with a byte order mark",
			"\uFEFF000011112222\r\n111122223333",
		],
		[
			"comments and empty lines",
			"# production\n\n  000011112222  # shop\n111122223333\n",
		],
		["an ID twice", "000011112222\n111122223333\n000011112222\n"],
		["a JSON array", ' ["000011112222",\n"111122223333"]\n'],
		["a JSON array with a number", '["000011112222", 111122223333]'],
		[
			"the first column of CSV",
			'"Account ID","Name"\n"000011112222","shop"\n111122223333,archive\n',
		],
		[
			"a column with a title",
			"account_id;name\n000011112222;a\n111122223333;b",
		],
	] as const)
		it(`may have ${what}`, () => {
			assert.deepEqual(expectedAccountsIn(text, "accounts.txt"), both);
		});

	for (const [what, text, message] of [
		[
			"11 digits",
			"000011112222\n11112222333\n",
			/^accounts\.txt:2: 11112222333 is not an account ID: use 12 digits/,
		],
		["letters", "# a list\nshop\n", /^accounts\.txt:2: shop is not/],
		[
			"a title that is not the first line",
			"000011112222\nid\n",
			/^accounts\.txt:2: id is not/,
		],
		[
			"an ARN",
			"arn:aws:iam::000011112222:root",
			/^accounts\.txt:1: arn:aws:iam::000011112222:root is not/,
		],
		[
			"an empty first column",
			"000011112222,a\n,b\n",
			/^accounts\.txt:2: an empty text is not/,
		],
		[
			"a number in JSON without its zeros",
			"[11112222]",
			/^accounts\.txt: item 1: 11112222 is not an account ID: use 12 digits, in quotes, with leading zeros/,
		],
		[
			"an object in JSON",
			'["000011112222", {"Id": "1"}]',
			/^accounts\.txt: item 2: \{"Id":"1"\} is not/,
		],
		["broken JSON", '["000011112222",\n', /^accounts\.txt:1 is not valid JSON/],
		[
			"nothing",
			"# nobody\n",
			/^accounts\.txt has no account ID: write one of 12 digits on each line/,
		],
		["an empty array", "[]", /^accounts\.txt has no account ID/],
	] as const)
		it(`is refused with ${what}, with its place`, () => {
			assert.match(refusalOf(text), message);
		});
});
