import type {
	handleUnaryCall,
	MethodDefinition,
	Server,
	ServiceDefinition,
	UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { grpc } from "./sdk";

/**
 * What a method gets: its request, and its answer to fill. It may return fields
 * in wire form that the class of the answer lacks.
 */
type Handler<Request, Answer> = (
	request: Request,
	answer: Answer,
) =>
	| undefined
	| Uint8Array
	| Promise<undefined | Uint8Array>
	| void
	| Promise<void>;

/**
 * Handlers by the names of a service's methods. gRPC answers a method that has
 * none with "unimplemented", which SDKs expect from engines older than they.
 */
export type Handlers<Service> = {
	readonly [Name in keyof Service as string extends Name
		? never
		: number extends Name
			? never
			: Name]?: Service[Name] extends MethodDefinition<
		infer Request,
		infer Answer
	>
		? Handler<Request, Answer>
		: never;
};

/** The bytes of a message with nothing set, of whatever class. */
export const NOTHING = Buffer.alloc(0);

/**
 * Serves handlers; what one throws is the caller's error. Each answer is of
 * the class that the method's own definition names: a method of one name
 * answers with another class in another version of the SDK.
 */
export function addService<Service extends ServiceDefinition>(
	server: Server,
	service: Service,
	handlers: Handlers<Service>,
	onCall: () => void,
): void {
	const [known] = Object.values(service);
	const folder = known?.path.replace(/[^/]*$/, "");
	const methods: Record<string, MethodDefinition<unknown, unknown>> = {};
	const serving: UntypedServiceImplementation = {};
	for (const [name, handle] of Object.entries(handlers)) {
		const path = `${folder}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
		const method = withNewerFields(service[name] ?? { ...NEWER, path });
		methods[name] = method;
		serving[name] = serve(method, handle as Handler<unknown, unknown>, onCall);
	}
	server.addService({ ...service, ...methods }, serving);
}

/**
 * A method that this package's copy of the SDK lacks and the program's may
 * have. Nothing is read of its request, and its answer is empty.
 */
const NEWER = {
	requestStream: false,
	responseStream: false,
	requestSerialize: () => NOTHING,
	requestDeserialize: () => ({}),
	responseSerialize: () => NOTHING,
	responseDeserialize: () => ({}),
};

const newerFields = new WeakMap<object, Uint8Array>();

function withNewerFields(
	method: MethodDefinition<unknown, unknown>,
): MethodDefinition<unknown, unknown> {
	const { responseSerialize } = method;
	return {
		...method,
		responseSerialize: (answer) => {
			const more = newerFields.get(Object(answer));
			const bytes = responseSerialize(answer);
			return more ? Buffer.concat([bytes, more]) : bytes;
		},
	};
}

function serve<Request, Answer>(
	method: MethodDefinition<Request, Answer>,
	handle: Handler<Request, Answer>,
	onCall: () => void,
): handleUnaryCall<Request, Answer> {
	return async (call, respond) => {
		onCall();
		try {
			const answer = method.responseDeserialize(NOTHING);
			const more = await handle(call.request, answer);
			if (more) newerFields.set(Object(answer), more);
			respond(null, answer);
		} catch (error) {
			const details = error instanceof Error ? error.message : `${error}`;
			respond({ code: grpc.status.UNKNOWN, details });
		}
	};
}

/** A field of a message in wire form, with a text. */
export function stringField(number: number, text: string): Uint8Array {
	const bytes = Buffer.from(text);
	return Buffer.concat([
		Buffer.from([(number << 3) | 2, ...varint(bytes.length)]),
		bytes,
	]);
}

function varint(value: number): readonly number[] {
	return value < 128
		? [value]
		: [(value & 127) | 128, ...varint(Math.floor(value / 128))];
}

/** Listens on loopback, and returns the address. */
export async function addressOf(server: Server): Promise<string> {
	const port = await new Promise<number>((resolve, reject) => {
		server.bindAsync(
			"127.0.0.1:0",
			grpc.ServerCredentials.createInsecure(),
			(error, bound) => (error ? reject(error) : resolve(bound)),
		);
	});
	return `127.0.0.1:${port}`;
}
