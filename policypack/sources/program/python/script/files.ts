/**
 * Python code for the user's process: finds the source files of the program, for
 * source positions and compiled files.
 */
export const FILES = `
def own_files(root):
    """Returns whether a file is in the project, and not in a package."""
    known = {}
    packages = {os.path.realpath(sys.prefix), os.path.realpath(sys.base_prefix)}

    def is_own(name):
        if name not in known:
            path = os.path.realpath(name)
            known[name] = (
                not name.startswith("<")
                and path.startswith(os.path.join(root, ""))
                and not any(part in path.split(os.sep) for part in PACKAGE_FOLDERS)
                and not any(
                    path.startswith(os.path.join(prefix, ""))
                    for prefix in packages
                    if prefix.startswith(os.path.join(root, ""))
                )
            )
        return known[name]

    return is_own


PACKAGE_FOLDERS = ("site-packages", "dist-packages")


def patch_call_sites(is_own):
    """
    Only frames of the program are sent. The SDK would send all frames, and read
    the source line of each from its file.
    """
    resource = sys.modules["pulumi.runtime.resource"]
    source_pb2 = getattr(resource, "source_pb2", None)

    def frames():
        """The frames of the program, from the call of the resource's class."""
        frame = sys._getframe(2)
        while frame and frame.f_code.co_name != "__init__":
            frame = frame.f_back
        created = frame and first_local(frame)
        constructors = 0
        while frame and constructors < 3 and first_local(frame) is created:
            constructors += frame.f_code.co_name == "__init__"
            frame = frame.f_back
        while frame:
            if is_own(frame.f_code.co_filename):
                yield frame
            frame = frame.f_back

    def position(frame):
        path = os.path.realpath(frame.f_code.co_filename)
        return source_pb2.SourcePosition(
            uri=pathlib.Path(path).as_uri(), line=frame.f_lineno
        )

    def _get_stack_trace():
        pcs = [position(frame) for frame in frames()]
        return source_pb2.StackTrace(
            frames=[source_pb2.StackFrame(pc=pc) for pc in pcs]
        )

    def _get_source_position(*_):
        return next((position(frame) for frame in frames()), None)

    if source_pb2 is None:
        return
    if hasattr(resource, "_get_stack_trace"):
        resource._get_stack_trace = _get_stack_trace
    elif hasattr(resource, "_get_source_position"):
        # Its name in older SDKs, some of which say how many frames to skip.
        resource._get_source_position = _get_source_position


def first_local(frame):
    names = frame.f_code.co_varnames
    return frame.f_locals.get(names[0]) if names else None


def leave_no_bytecode(is_own):
    """Writes compiled files of packages only, not of the program."""
    loader = importlib.machinery.SourceFileLoader
    original = loader.set_data

    def set_data(self, path, *args, **named):
        if not is_own(self.path):
            original(self, path, *args, **named)

    loader.set_data = set_data
`;
