// Runs Node programs and Node policy packs for the engine, as Pulumi's own
// language host does: each is started by the launcher of its own SDK. Plain
// JavaScript, since the engine waits for its port at the start of each command.
const { spawn } = require("node:child_process");
const grpc = require("@grpc/grpc-js");
const {
	LanguageRuntimeService,
} = require("@pulumi/pulumi/proto/language_grpc_pb");

/** A launcher of the SDK has said already what went wrong. */
const ALREADY_LOGGED = 32;

// The engine's address is the last argument, and comes with the handshake too.
let engine = process.argv.at(-1);

/** The answer to a method, in the type that its service declares. */
const answerTo = (method) => new LanguageRuntimeService[method].responseType();

const launcher = (name, folder) =>
	require.resolve(`@pulumi/pulumi/cmd/${name}`, { paths: [folder] });

/** The arguments of the launcher of programs. */
function argumentsOf(request) {
	const info = request.getInfo();
	const options = {
		monitor: request.getMonitorAddress(),
		engine,
		organization: request.getOrganization(),
		project: request.getProject(),
		stack: request.getStack(),
		pwd: request.getPwd(),
		parallel: request.getParallel(),
		"root-directory": info.getRootDirectory(),
	};
	return [
		launcher("run", info.getProgramDirectory()),
		...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
		...(request.getDryrun() ? ["--dry-run"] : []),
		info.getEntryPoint() || ".",
		...request.getArgsList(),
	];
}

function run({ request }, callback) {
	const answer = answerTo("run");
	const child = spawn(process.execPath, argumentsOf(request), {
		cwd: request.getPwd(),
		env: {
			...process.env,
			PULUMI_NODEJS_TYPESCRIPT: "true",
			PULUMI_CONFIG: JSON.stringify(
				Object.fromEntries(request.getConfigMap().entries()),
			),
			PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(
				request.getConfigsecretkeysList(),
			),
		},
		stdio: ["ignore", "inherit", "inherit"],
	});
	child.once("error", (error) => callback(null, answer.setError(`${error}`)));
	child.once("close", (code) => {
		if (code === ALREADY_LOGGED) answer.setBail(true);
		else if (code !== 0) answer.setError(`the program ended with ${code}`);
		callback(null, answer);
	});
}

/** The launchers of plugins, each with the arguments that it takes. */
const plugins = {
	analyzer: (folder, args) => [
		launcher("run-policy-pack", folder),
		...args,
		folder,
	],
	resource: (folder, args) => [launcher("run-plugin", folder), folder, ...args],
};

/** Runs a policy pack or a provider; no other plugin is part of a test. */
function runPlugin(call) {
	const { request } = call;
	const folder = request.getInfo().getProgramDirectory();
	const kind = request.getKind();
	const argumentsOfPlugin = plugins[kind];
	if (argumentsOfPlugin === undefined) {
		const details = `the tests run no plugin of kind ${kind}`;
		call.destroy(
			Object.assign(new Error(details), {
				code: grpc.status.UNIMPLEMENTED,
				details,
			}),
		);
		return;
	}
	const environment = request.getEnvList().map((pair) => {
		const at = pair.indexOf("=");
		return [pair.slice(0, at), pair.slice(at + 1)];
	});
	const child = spawn(
		process.execPath,
		argumentsOfPlugin(folder, request.getArgsList()),
		{
			// A provider would find a project's settings where the engine runs it.
			cwd: kind === "analyzer" ? folder : request.getPwd(),
			env: { ...process.env, ...Object.fromEntries(environment) },
			stdio: ["ignore", "pipe", "pipe"],
		},
	);
	const send = (what) => (value) => {
		if (!call.cancelled) call.write(answerTo("runPlugin")[what](value));
	};
	child.stdout.on("data", send("setStdout"));
	child.stderr.on("data", send("setStderr"));
	call.once("cancelled", () => child.kill());
	process.once("exit", () => child.kill());
	child.once("close", (code) => {
		send("setExitcode")(code ?? 1);
		call.end();
	});
}

const nothing = (method) => (_, callback) => callback(null, answerTo(method));

const server = new grpc.Server();
server.addService(LanguageRuntimeService, {
	handshake: ({ request }, callback) => {
		engine = request.getEngineAddress() || engine;
		callback(null, answerTo("handshake"));
	},
	run,
	runPlugin,
	getPluginInfo: nothing("getPluginInfo"),
	getRequiredPackages: nothing("getRequiredPackages"),
	getRequiredPlugins: nothing("getRequiredPlugins"),
	getProgramDependencies: nothing("getProgramDependencies"),
	about: nothing("about"),
	runtimeOptionsPrompts: nothing("runtimeOptionsPrompts"),
	cancel: nothing("cancel"),
	// The dependencies of all plugins are this project's own.
	installDependencies: (call) => call.end(),
});
// Ended by the engine, it takes the packs that it started along.
for (const signal of ["SIGINT", "SIGTERM"])
	process.once(signal, () => process.exit(0));
server.bindAsync(
	"127.0.0.1:0",
	grpc.ServerCredentials.createInsecure(),
	(error, port) => {
		if (error) throw error;
		console.log(String(port));
	},
);
