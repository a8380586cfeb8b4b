/**
 * Python, run before the user's program: teaches the program's own SDK that
 * what nobody here can know is unknown, in every form a program may ask for it,
 * and to leave out what is never read.
 */
export const SDK = `
def around(owner, name, wrap):
    original = getattr(owner, name, None)
    if original is not None:
        setattr(owner, name, wrap(original))


def teach_results(pulumi):
    """The result of a call that only AWS could answer."""
    rpc = sys.modules["pulumi.runtime.rpc"]

    def wrap_deserialize(original):
        def deserialize_properties(struct, *args, **named):
            if UNANSWERED in struct:
                return Unknown()
            return original(struct, *args, **named)

        return deserialize_properties

    around(rpc, "deserialize_properties", wrap_deserialize)
    # Else the SDK answers for us: a call with an unknown argument has no result.
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


def teach_outputs(pulumi, reveals, on_waiting):
    """
    What becomes of functions that are given to apply and wait for what is not
    known here, though a preview would know it. What a preview would not know
    either waits as it does there.
    """

    def is_of_sdk(frame, func):
        module = frame.f_globals.get("__name__") or ""
        code = getattr(func, "__code__", None)
        return (
            module.split(".")[0] == "pulumi"
            or module.endswith("._utilities")
            # Generated code takes a result apart.
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
                # What the SDK itself does with a value registers nothing.
                if not is_sdk:
                    on_waiting()
                return Unknown()

            return original(self, visit, run_with_unknowns)

        return apply

    around(pulumi.Output, "apply", wrap)


def teach_settings(pulumi, is_open):
    """Settings that are encrypted, or that an environment not in view may set."""

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


def teach_stack_references(pulumi):
    """What another stack has as outputs."""

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
            # Secret or not: which of the two it is, is not known either.
            details.value = details.secret_value = Unknown()
            return details

        return get_output_details

    around(pulumi.StackReference, "__init__", wrap_init)
    around(pulumi.StackReference, "get_output_details", wrap_details)


def teach_log(pulumi):
    """Each message for who debugs the SDK is a call to the engine, too."""
    around(pulumi.log, "debug", lambda _: lambda *_, **__: None)
`;
