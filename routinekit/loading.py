"""From the text of a file, or its bytes, to its routine, with the files that it uses."""

from os import PathLike
from pathlib import Path

from attrs import evolve, field, frozen

from routinekit.allow import without_allowed
from routinekit.check import check
from routinekit.diagnostics import Diagnostic, Problems, has_errors, in_order
from routinekit.file_resolver import FileResolver
from routinekit.file_text import BYTE_ORDER_MARK, decoded, read_bytes, too_large
from routinekit.gc_pause import gc_paused
from routinekit.limits import DEFAULT_LIMITS, Limits
from routinekit.model import Routine, Use
from routinekit.parser import ParseState, parse_source
from routinekit.source import Source
from routinekit.steps import Total


@frozen
class Result:
    """What came of reading a text.

    `routine` is None where `diagnostics` holds an error; it may hold warnings beside a routine. `total` is
    what the routine comes to until somebody chooses anything about it.
    """

    routine: Routine | None
    diagnostics: tuple[Diagnostic, ...]
    total: Total | None = None
    _understood: ParseState | None = field(default=None, eq=False, repr=False)


def load_result(
    path: str, *, root: str | PathLike[str] | None = None, limits: Limits = DEFAULT_LIMITS
) -> Result:
    """What a file says; one that can't be read is a problem like any other."""
    data = read_bytes(path, limits)
    if isinstance(data, Diagnostic):
        return Result(None, (data,))
    return Loader.at(Path(path).parent, root, limits).result_of_bytes(data, path)


@frozen
class Loader:
    """Reads a text, and the files that it uses.

    `resolver` finds these files; without one none is found. `through` are the files by which the text came to
    be used, each named in the one before, and last its own file: none of them may be used again.
    """

    limits: Limits
    resolver: FileResolver | None
    through: tuple[Path, ...] = ()

    @classmethod
    def at(
        cls, folder: str | PathLike[str] | None, root: str | PathLike[str] | None, limits: Limits
    ) -> "Loader":
        """The loader of texts in a folder; without a folder they can use no files."""
        return cls(limits, None if folder is None else FileResolver.at(folder, root))

    def result_of_bytes(self, data: bytes, name: str) -> Result:
        """What the bytes of a file say."""
        text = decoded(data, name, self.limits)
        if isinstance(text, Diagnostic):
            return Result(None, (text,))
        # A file that is read from its folder is known by its path, so that it can't come to use itself.
        own_path = (self.resolver.folder / Path(name).name,) if self.resolver else ()
        return evolve(self, through=self.through or own_path).result_of(Source(text, name))

    def result_of(self, source: Source, before: Result | None = None) -> Result:
        """What a text says; `before` is what came of it before an edit."""
        if len(source.text.encode("utf-8", "surrogatepass")) > self.limits.file_bytes:
            return Result(None, (too_large(source.name, self.limits),))
        source = evolve(source, text=source.text.removeprefix(BYTE_ORDER_MARK))
        known = before._understood if before else None  # noqa: SLF001 - its class is of this module
        with gc_paused():
            return self._checked(source, parse_source(source, self.limits, known))

    def _checked(self, source: Source, understood: ParseState) -> Result:
        problems = Problems(source, self.limits.problems)
        routine = understood.routine
        routine = evolve(
            routine, uses=tuple(evolve(use, file=self._used(use, problems)) for use in routine.uses)
        )
        diagnostics = (*understood.diagnostics, *problems.found)
        broken = has_errors(diagnostics)
        # Beside what could not be read, only errors are certain: a warning might follow from it.
        checked, planned = check(routine, self.limits, whole=not broken)
        certain = [found for found in checked if found.severity == "error" or not broken]
        everything = without_allowed(source, self.limits, in_order([*diagnostics, *certain]))
        if has_errors(everything) or planned is None:
            return Result(None, everything, None, understood)
        return Result(routine, everything, Total.of(planned.root.measure), understood)

    # ---------------------------------------------------------------- the files that it uses

    def _used(self, use: Use, problems: Problems) -> Routine | None:
        """The file that a line uses, or None after a report."""
        used = self._used_file(use.path)
        if isinstance(used, Routine):
            return used
        problems.take(evolve(used, span=use.span))
        return None

    def _used_file(self, path: str) -> Routine | Diagnostic:
        """The routine in a used file, which is read once, or why there is none."""
        if self.resolver is None:
            message = "this text has no folder to look for files in"
            return Diagnostic("RK611", message, help="save it as a file")
        real = self.resolver.find(path)
        if isinstance(real, Diagnostic):
            return real
        if real in self.through:
            return Diagnostic("RK613", f"`{path}` uses itself", help="a file can't be part of what it uses")
        known = self.resolver.known
        if real not in known:
            if len(self.through) > self.limits.use_depth:
                message = f"more than {self.limits.use_depth} files use each other"
                return Diagnostic("RK613", message, help="use fewer")
            data = self.resolver.read(real, path, self.limits)
            if isinstance(data, Diagnostic):
                return data
            known[real] = self._read_used(self.resolver, real, path, data)
        found = known[real]
        if isinstance(found, Diagnostic):
            return Diagnostic("RK614", f"the file has errors: {found}", help=f"mend `{path}` first")
        return found

    def _read_used(
        self, resolver: FileResolver, real: Path, path: str, data: bytes | None
    ) -> Routine | Diagnostic:
        """What the bytes of a used file say, or the first of its errors; None are too many bytes."""
        if data is None:
            return too_large(path, self.limits)
        text = decoded(data, path, self.limits)
        if isinstance(text, Diagnostic):
            return text
        inner = Loader(self.limits, resolver.seen_from(real.parent), (*self.through, real))
        result = inner.result_of(resolver.source(real, path, text))
        if result.routine is None:
            return next(found for found in result.diagnostics if found.severity == "error")
        return result.routine
