/**
 * Python code for the user's process: patches the program's SDK, so that values
 * that only AWS, Pulumi ESC or another stack has are unknown in every form, and so
 * that the SDK does not send what is never read.
 */
export const SDK = `
def around(owner, name, wrap):
    original = getattr(owner, name, None)
    if original is not None:
        setattr(owner, name, wrap(original))


def patch_results(pulumi):
    """Results of functions that only AWS has are unknown."""
    rpc = sys.modules["pulumi.runtime.rpc"]

    def wrap_deserialize(original):
        def deserialize_properties(struct, *args, **named):
            if UNANSWERED in struct:
                return Unknown()
            return original(struct, *args, **named)

        return deserialize_properties

    around(rpc, "deserialize_properties", wrap_deserialize)
    # Otherwise the SDK returns no result for unknown arguments.
    around(rpc, "struct_contains_unknowns", lambda _: lambda _: False)

    def wrap_get(original):
        return lambda owner, name: (
            Unknown() if isinstance(owner, Unknown) else original(owner, name)
        )

    around(pulumi, "get", wrap_get)
    around(
        pulumi,
        "contains_unknowns",
        lambda original: lambda value: holds_unknown(value) or original(value),
    )


def patch_outputs(pulumi, reveals, on_waiting):
    """
    A callback of apply whose value is a placeholder is not called, unless reveals
    is set: on_waiting is called instead. Values that are also unknown in a preview
    are handled by the SDK, as in a preview.
    """

    def is_of_sdk(frame, func):
        module = frame.f_globals.get("__name__") or ""
        code = getattr(func, "__code__", None)
        return (
            module.split(".")[0] == "pulumi"
            or module.endswith("._utilities")
            # Generated code that unpacks a result.
            or (code is not None and code.co_varnames[:1] == ("__response__",))
        )

    def wrap(original):
        def apply(self, func, run_with_unknowns=False):
            is_sdk = is_of_sdk(sys._getframe(1), func)

            def visit(value):
                if run_with_unknowns or not holds_unknown(value):
                    return func(value)
                if reveals and not is_sdk:
                    return func(value)
                # Callbacks of the SDK register nothing.
                if not is_sdk:
                    on_waiting()
                return Unknown()

            return original(self, visit, run_with_unknowns)

        return apply

    around(pulumi.Output, "apply", wrap)


def patch_settings(pulumi, is_open):
    """Encrypted settings, and those of imported environments, are unknown."""

    def wrap_get(original):
        def _get(self, *args, **named):
            value = original(self, *args, **named)
            if value is None and is_open:
                return Unknown()
            return with_unknowns(value)

        return _get

    def wrap_typed(original):
        def get_typed(self, key, *args, **named):
            value = self._get(key)
            if isinstance(value, Unknown):
                return value
            return with_unknowns(original(self, key, *args, **named))

        return get_typed

    around(pulumi.Config, "_get", wrap_get)
    for kind in ("bool", "int", "float", "object"):
        around(pulumi.Config, "_get_" + kind, wrap_typed)


def patch_stack_references(pulumi):
    """The outputs of another stack are unknown."""

    def wrap_init(original):
        def __init__(self, *args, **named):
            original(self, *args, **named)
            outputs = self.__dict__.get("outputs")
            if outputs is not None:
                self.__dict__["outputs"] = outputs.apply(lambda _: Unknown(), True)

        return __init__

    def wrap_details(original):
        async def get_output_details(self, *args, **named):
            details = await original(self, *args, **named)
            # Whether it is secret is unknown, too.
            details.value = details.secret_value = Unknown()
            return details

        return get_output_details

    around(pulumi.StackReference, "__init__", wrap_init)
    around(pulumi.StackReference, "get_output_details", wrap_details)


def patch_log(pulumi):
    """Each debug message would be a request to the engine."""
    around(pulumi.log, "debug", lambda _: lambda *_, **__: None)
`;
