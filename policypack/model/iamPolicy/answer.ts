import { isUnknown, type Unknown, unknown } from "../value";

/** Yes or no; an `Unknown` where a part that is not known decides. */
export type Answer = boolean | Unknown;

/** Whether all are yes: no beats unknown beats yes. */
export function allOf(answers: Iterable<Answer>): Answer {
	return firstOf(answers, false);
}

/** Whether one is yes: yes beats unknown beats no. */
export function anyOf(answers: Iterable<Answer>): Answer {
	return firstOf(answers, true);
}

/** The opposite; what is unknown stays unknown. */
export function not(answer: Answer): Answer {
	return isUnknown(answer) ? answer : !answer;
}

/** The answer for either of two cases, where it is not known which one holds. */
export function eitherOf(one: Answer, other: Answer, why: Unknown): Answer {
	return one === other ? one : why;
}

/** What cannot be evaluated: it never passes and never fails. */
export function unreadable(what: string): Unknown {
	return unknown("unreadable", what);
}

function firstOf(answers: Iterable<Answer>, decisive: boolean): Answer {
	let unseen: Unknown | undefined;
	for (const answer of answers) {
		if (answer === decisive) return decisive;
		if (isUnknown(answer)) unseen ??= answer;
	}
	return unseen ?? !decisive;
}
