/**
 * Python code for the user's process: the placeholder for a plain value that is
 * unknown, such as `aws.get_caller_identity().account_id` or an encrypted setting.
 *
 * It is a string, because most such values are: in other strings it is the text
 * that represents an unknown. The results of other operations are unknown, too. An
 * operation that needs a known integer fails, with that text in its message.
 */
export const UNKNOWNS = `
class Unknown(str):
    __slots__ = ()

    def __new__(cls, *_):
        return str.__new__(cls, UNKNOWN)

    def __getattribute__(self, name):
        if name == "encode" or name[:1] == "_":
            return str.__getattribute__(self, name)
        if name == "items":
            return lambda: [(Unknown(), Unknown())]
        return Unknown()

    def __bool__(self):
        # Generated code checks the type of a result: "if names and not
        # isinstance(names, list): raise TypeError".
        return sys._getframe(1).f_code.co_varnames[:1] != ("__self__",)

    def __add__(self, other):
        return str.__add__(self, other) if isinstance(other, str) else Unknown()

    def __radd__(self, other):
        return str.__add__(other, UNKNOWN) if isinstance(other, str) else Unknown()

    def __iter__(self):
        yield Unknown()

    def __len__(self):
        return 1

    def __contains__(self, _):
        return True

    def __str__(self):
        return UNKNOWN

    def __format__(self, _):
        return UNKNOWN

    def __float__(self):
        return float("nan")

    def __int__(self):
        raise TypeError("a number is needed in place of " + UNKNOWN)

    __index__ = __int__

    def __lt__(self, _):
        return False

    __le__ = __gt__ = __ge__ = __lt__

    def unknown(self, *_, **__):
        return Unknown()

    __call__ = __getitem__ = unknown
    __mul__ = __rmul__ = __sub__ = __rsub__ = __mod__ = unknown
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = unknown
    __pow__ = __rpow__ = __neg__ = __pos__ = __abs__ = __round__ = unknown
    __or__ = __ror__ = __and__ = __rand__ = unknown


def with_unknowns(data):
    """Replaces each text that represents an unknown in data."""
    if isinstance(data, str) and data == UNKNOWN:
        return Unknown()
    if isinstance(data, list):
        return [with_unknowns(item) for item in data]
    if isinstance(data, dict):
        return {key: with_unknowns(item) for key, item in data.items()}
    return data


def holds_unknown(value, seen=None):
    """Whether a value is a placeholder, or contains one."""
    if isinstance(value, Unknown):
        return True
    if value is None or isinstance(value, (str, bytes, int, float)):
        return False
    seen = {} if seen is None else seen
    if id(value) in seen:
        return False
    seen[id(value)] = value
    if isinstance(value, dict):
        return any(holds_unknown(item, seen) for item in value.values())
    if isinstance(value, (list, tuple, set, frozenset)):
        return any(holds_unknown(item, seen) for item in value)
    # Results of functions and arguments of resources are objects.
    is_data = any(hasattr(type(value), mark) for mark in DATA_MARKS)
    return is_data and holds_unknown(vars(value), seen)


DATA_MARKS = ("_pulumi_output_type", "_pulumi_input_type")


def patch_json():
    """An unknown text is not valid JSON, but that is not a program error."""
    original = json.loads

    def loads(text, *args, **named):
        if isinstance(text, Unknown):
            return Unknown()
        try:
            return original(text, *args, **named)
        except ValueError:
            if UNKNOWN in str(text):
                return Unknown()
            raise

    json.loads = loads
`;
