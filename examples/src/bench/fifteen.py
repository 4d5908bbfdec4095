"""Fifteen workloads that the engine was not made for: what each does without is named beside it."""
import itertools
import random
import re

from workload import Workload, components, found, numbers

WIDE = 500
FUNCTIONS = 50


def letters(x):
    """Six letters for a number."""
    word = ""
    for _ in range(6):
        word += chr(97 + x % 26)
        x //= 26
    return word


def drawn(n, value, first=1):
    """Numbered values."""
    return [(i, value(x)) for i, x in zip(range(first, first + n), numbers())]


def places(text, value):
    """The values of place:value pairs, in the order of the places."""
    pairs = sorted((int(i), v) for i, v in re.findall(rf"[<,] ?(-?\d+):({value})(?=[,>])", text))
    return [v for _, v in pairs]


def ordered(value):
    """An answer that tells how many values there are, and whether each is at its place."""
    return lambda text: (len(places(text, value)), in_order(text, value))


def in_order(text, value):
    values = places(text, value)
    if not value.startswith('"'):
        values = [float(v) for v in values]
    return all(a <= b for a, b in itertools.pairwise(values))


def weighted(text):
    return (sum(p * v for p, v in found(r"[<,] ?#:#", text)),)


def counted(*names):
    """The numbers of atoms of some names."""
    return lambda text: tuple(
        sum(int(k or 1) for k in re.findall(rf"(?<![\w:]){name}(?:\^(\d+))?(?=[,>])", text)) for name in names
    )


def last(pattern):
    return lambda text: found(pattern, text)[0][-1:]


def collatz(k):
    steps = 0
    while k != 1:
        k = k // 2 if k % 2 == 0 else 3 * k + 1
        steps += 1
    return steps


def functions():
    """A chain of functions, each of which calls the one before."""
    text = "param input;\nlet f0(x) = x + 1;\n"
    for i in range(1, FUNCTIONS):
        text += f"let f{i}(x) = if x % {i + 1} == 0 then f{i - 1}(x + {i}) else f{i - 1}(x - 1);\n"
    return text + (
        f"let apply = replace x::Int by Out:f{FUNCTIONS - 1}(x) in\n"
        "let add = replace Out:x::Int, Out:y::Int by Out:(x + y) in\n<apply, add, input>\n"
    )


def called(x):
    for i in range(FUNCTIONS - 1, 0, -1):
        x = x + i if x % (i + 1) == 0 else x - 1
    return x + 1


def many_rules():
    """A rule for each of many keys."""
    rules = [
        f'let r{i} = replace "K{i}":x::Int, "K{i}":y::Int by "K{i}":((x * {i + 2} + y * {i + 2}) % 1000003) in\n'
        for i in range(WIDE)
    ]
    return "param input;\n" + "".join(rules) + "<" + ", ".join(f"r{i}" for i in range(WIDE)) + ", input>\n"


def pairs_of(n):
    x = numbers()
    return [(f"K{next(x) % WIDE}", next(x) % 1000) for _ in range(n)]


def letters_sent(n):
    x = numbers()
    atoms = []
    for i in range(n):
        inside = ", ".join(f'"From":{i}:{next(x) % n}:{j}' for j in range(10))
        atoms += [f'"Outbox":{i}:<{inside}>', f'"Inbox":{i}:<>']
    return atoms


def letters_for(n, atoms):
    to = found(r'"From":#:#:#', " ".join(atoms))
    return n, len(to), sum(b for _, b, _ in to)


def letters_come(text):
    boxes = re.findall(r'"Inbox":(\d+):<([^<>]*)>', text)
    inside = [(int(owner), b) for owner, box in boxes for _, b, _ in found(r'"From":#:#:#', box)]
    right = all(owner == b for owner, b in inside)
    return len(boxes), len(inside) if right else -1, sum(b for _, b in inside)


def graph(n):
    draw = random.Random(42)
    atoms = [("Node", i, i) for i in range(n)]
    for _ in range(3 * n // 2):
        a, b = draw.randrange(n), draw.randrange(n)
        atoms += [("Edge", a, b), ("Edge", b, a)]
    return atoms


def labels(n, atoms):
    least = components(n, [(a, b) for kind, a, b in atoms if kind == "Edge"])
    return sum(i == label for i, label in enumerate(least)), sum(least)


def labelled(text):
    nodes = found(r'"Node":#:#', text)
    return sum(a == label for a, label in nodes), sum(label for _, label in nodes)


def nest(n):
    x = numbers()
    inner = lambda: "<max, " + ", ".join(str(next(x) % 1000000) for _ in range(20)) + ">"
    return ["<up, add, " + ", ".join(inner() for _ in range(10)) + ">" for _ in range(n)]


def greatest(n, atoms):
    inner = re.findall(r"<max, ([\d, ]+)>", " ".join(atoms))
    return (sum(max(map(int, numbers_in.split(", "))) for numbers_in in inner),)


def exchanged(n, atoms):
    return (sum(i * v for (i, _), v in zip(atoms, sorted(v for _, v in atoms))),)


def none(n):
    return None


WORKLOADS = {
    # equal heads, and no atom is left for one of them
    "water2": Workload((15000, 30000, 60000), none, lambda n, _: (n, 3 * n), counted("Ammonia", "H"), n=True),
    # heads that take several equal atoms
    "enzymecount": Workload(
        (16000, 32000, 64000),
        none,
        lambda n, _: (n, n // 2, 2 * (n % 2)),
        counted("Ash", "Water", "Heat"),
        n=True,
    ),
    # a key that only the guard states, by arithmetic
    "bubble": Workload(
        (500, 1000, 2000), lambda n: drawn(n, lambda x: x % 1000000, 0), exchanged, weighted
    ),
    # order over Strings
    "strsort": Workload(
        (200, 400, 800), lambda n: drawn(n, letters), lambda n, _: (n, True), ordered(r'"\w+"')
    ),
    # order over Floats
    "floatsort": Workload(
        (800, 1600, 3200),
        lambda n: drawn(n, lambda x: x % 1000000 / 4 + 0.125),
        lambda n, _: (n, True),
        ordered(r"-?[\d.]+"),
    ),
    # a key over Strings that only the guard states
    "guardjoin": Workload(
        (16000, 32000, 64000),
        lambda n: [(letters(x % (n // 10)), 1 + i % 7) for i, x in zip(range(n), numbers())],
        lambda n, atoms: (len({word for word, _ in atoms}), sum(c for _, c in atoms)),
        lambda text: (len(found(r'[<,] ?"\w+":#', text)), sum(c for c, in found(r'[<,] ?"\w+":#', text))),
    ),
    # many rules; what is left depends on the order, the number of keys does not
    "wide": Workload(
        (50000, 100000, 200000),
        pairs_of,
        lambda n, atoms: (len({key for key, _ in atoms}),),
        lambda text: (len(found(r'"K#":#', text)),),
        program=many_rules,
    ),
    # functions that call functions
    "lets": Workload(
        (10000, 20000, 40000),
        lambda n: [(x % 1000000,) for x in itertools.islice(numbers(), n)],
        lambda n, atoms: (sum(called(x) for x, in atoms),),
        last("Out:#"),
        program=functions,
    ),
    # rules that a rule makes
    "chain": Workload(
        (4000, 8000, 16000), none, lambda n, _: (n, n * (n - 1) // 2), lambda text: found("Tok:#:#", text)[0], n=True
    ),
    # rules that a rule makes and that react once
    "oneshot": Workload(
        (50000, 100000, 200000), none, lambda n, _: (n * (n + 1) // 2 % 1000003,), last("Acc:#"), n=True
    ),
    # atoms that go from one solution to another
    "mail": Workload((4000, 8000, 16000), letters_sent, letters_for, letters_come),
    # guards that split cases
    "collatz": Workload(
        (50000, 100000, 200000),
        none,
        lambda n, _: (n, sum(collatz(k) for k in range(1, n + 1))),
        lambda text: (len(found(r"[<,] ?#:#(?=[,>])", text)), sum(s for _, s in found(r"[<,] ?#:#(?=[,>])", text))),
        n=True,
    ),
    # a join of three atoms in a sparse graph with long ways
    "cc": Workload((50000, 100000, 200000), graph, labels, labelled),
    # solutions in solutions
    "nest2": Workload((1000, 2000, 4000), nest, greatest, last('"Total":#')),
    # few atoms that lead many
    "enzyme": Workload(
        (500000, 1000000, 2000000),
        none,
        lambda n, _: (10, n // 2, n % 2, 0),
        counted("Enzyme", "Dimer", "Product", "Substrate"),
        n=True,
    ),
}
