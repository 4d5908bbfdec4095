"""What a workload is, and what several have in common."""
import dataclasses
import pathlib
import re
import typing

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
INPUTS = ROOT / "examples" / "target" / "bench"


@dataclasses.dataclass(frozen=True)
class Workload:
    """
    A program, what it begins with and what it must end with, by size.

    sizes      three, each about twice the one before
    atoms      of a size: the first atoms, one tuple each or, where they are solutions, text; None where the program has them
    expected   of a size and the atoms: the answer, computed another way
    answer     of the text of the result: the same numbers
    n          whether the program has a parameter for the size
    program    its text where no file of its name holds it
    """

    sizes: tuple
    atoms: typing.Callable
    expected: typing.Callable
    answer: typing.Callable
    n: bool = False
    program: typing.Optional[typing.Callable] = None

    def arguments(self, name, n, atoms):
        """The end of a command line: options that give the size and the atoms, and the program."""
        arguments = ["--set", f"n={n}"] if self.n else []
        if atoms:
            arguments += ["--data", f"input={written(name, n, atoms)}"]
        return arguments + [str(self.path(name))]

    def path(self, name):
        if self.program is None:
            return HERE / "workloads" / f"{name}.hocl"
        INPUTS.mkdir(parents=True, exist_ok=True)
        path = INPUTS / f"{name}.hocl"
        path.write_text(self.program())
        return path


def written(name, n, atoms):
    """The file that holds the atoms: rows of fields, or a program where atoms are text."""
    solutions = isinstance(atoms[0], str)
    path = INPUTS / f"{name}-{n}.{'hocl' if solutions else 'csv'}"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as out:
        if solutions:
            out.write(",\n".join(atoms) + "\n")
        else:
            out.writelines(",".join(map(str, atom)) + "\n" for atom in atoms)
    return path


def numbers():
    """x_1, x_2, ... without end."""
    s = 42
    while True:
        s = s * 16807 % 2147483647
        yield s


def found(pattern, text):
    """The numbers of each match of a pattern, in which # stands for a number."""
    return [tuple(map(int, m.groups())) for m in re.finditer(pattern.replace("#", r"(-?\d+)"), text)]


def components(n, edges):
    """For each of n nodes the least node that it is connected with."""
    parent = list(range(n))

    def root(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in edges:
        a, b = root(a), root(b)
        parent[max(a, b)] = min(a, b)
    return [root(i) for i in range(n)]
