"""The twelve workloads that other systems are usually measured by."""
import functools
import heapq
import math

from workload import Workload, components, found, numbers

SIZES = {
    "max": (1000000, 2000000, 4000000),
    "sum": (500000, 1000000, 2000000),
    "primes": (5000, 10000, 20000),
    "gcd": (500000, 1000000, 2000000),
    "sort": (200, 400, 800),
    "wordcount": (100000, 200000, 400000),
    "components": (10000, 20000, 40000),
    "paths": (30, 60, 120),
    "fib": (1000000, 2000000, 4000000),
    "philosophers": (5000, 10000, 20000),
    # primes modulo which the powers of 2, 3 and 5 reach every number
    "hamming": (30011, 60013, 120011),
    "nested": (10000, 20000, 40000),
}


def make(workload, n):
    """The atoms that a workload begins with, one tuple each; None where the program has them all."""
    x = numbers()
    if workload == "max":
        return [(next(x),) for _ in range(n)]
    if workload == "sum":
        return [(next(x) % 1000,) for _ in range(n)]
    if workload == "primes":
        return [(i,) for i in range(2, n + 1)]
    if workload == "gcd":
        return [(12 * (1 + next(x) % 1000000),) for _ in range(n)]
    if workload == "sort":
        return [(i, next(x) % 1000000) for i in range(1, n + 1)]
    if workload == "wordcount":
        keys = max(1, n // 10)
        return [(next(x) % keys, 1 + i % 7) for i in range(1, n + 1)]
    if workload == "components":
        atoms = [("Node", i, i) for i in range(n)]
        for _ in range(n):
            a, b = next(x) % n, next(x) % n
            atoms += [("Edge", a, b), ("Edge", b, a)]
        return atoms
    if workload == "paths":
        return [(i, j, 1 + next(x) % 1000) for i in range(n) for j in range(n) if i != j]
    if workload == "philosophers":
        return [atom for i in range(50) for atom in (("Think", i, (i + 1) % 50, n), ("Fork", i))]
    if workload == "hamming":
        return [("Free", i) for i in range(n)]
    if workload == "nested":
        return ["<max, " + ", ".join(str(next(x) % 1000000) for _ in range(50)) + ">" for _ in range(n)]
    return None


def expected(workload, n, atoms):
    """The answer, computed another way."""
    if workload == "max":
        return max(atoms)[0],
    if workload == "sum":
        return sum(v for v, in atoms),
    if workload == "primes":
        composite = bytearray(n + 1)
        for i in range(2, math.isqrt(n) + 1):
            composite[i * i::i] = b"\1" * len(range(i * i, n + 1, i))
        primes = [i for i in range(2, n + 1) if not composite[i]]
        return len(primes), sum(primes)
    if workload == "gcd":
        return math.gcd(*(v for v, in atoms)),
    if workload == "sort":
        return sum(i * v for i, v in enumerate(sorted(v for _, v in atoms), 1)),
    if workload == "wordcount":
        counts = {}
        for k, c in atoms:
            counts[k] = counts.get(k, 0) + c
        return len(counts), sum((k + 1) * c for k, c in counts.items())
    if workload == "components":
        labels = components(n, [(a, b) for kind, a, b in atoms if kind == "Edge"])
        return sum(i == label for i, label in enumerate(labels)), sum(labels)
    if workload == "paths":
        return sum_of_paths(n, atoms),
    if workload == "fib":
        a, b = 0, 1
        for _ in range(n):
            a, b = b, (a + b) % 1000000007
        return a,
    if workload == "philosophers":
        return 50, 0
    if workload == "hamming":
        seen, new = {1}, [1]
        while new:
            x = new.pop()
            for y in (2 * x % n, 3 * x % n, 5 * x % n):
                if y not in seen:
                    seen.add(y)
                    new.append(y)
        return len(seen), sum(seen)
    return sum(max(int(number) for number in inner[6:-1].split(", ")) for inner in atoms),


def sum_of_paths(n, atoms):
    """The lengths of the shortest paths between all pairs, by Dijkstra's algorithm; the loops are not asked for."""
    edges = [[] for _ in range(n)]
    for i, j, d in atoms:
        edges[i].append((j, d))
    total = 0
    for start in range(n):
        best, queue = {}, [(0, start)]
        while queue:
            d, i = heapq.heappop(queue)
            if i not in best:
                best[i] = d
                for j, more in edges[i]:
                    if j not in best:
                        heapq.heappush(queue, (d + more, j))
        total += sum(best.values())
    return total


def answer(workload, text):
    """The same numbers, read off the solution that hocl prints."""

    if workload in ("max", "sum", "gcd"):
        return tuple(v for v, in found(r"[<,] ?#(?=[,>])", text))
    if workload == "nested":
        return found(r'"Total":#', text)[0]
    if workload == "fib":
        return found(r"F:#:#", text)[0][:1]
    if workload in ("primes", "hamming"):
        done = found(r'"Done":#' if workload == "hamming" else r"[<,] ?#(?=[,>])", text)
        return len(done), sum(v for v, in done)
    if workload == "sort":
        return sum(p * v for p, v in found(r"[<,] ?#:#", text)),
    if workload == "wordcount":
        some = found(r"[<,] ?#:#", text)
        return len(some), sum((k + 1) * c for k, c in some)
    if workload == "components":
        some = found(r'"Node":#:#', text)
        return sum(a == label for a, label in some), sum(label for _, label in some)
    if workload == "paths":
        return sum(d for _, _, d in found(r"[<,] ?#:#:#", text)),
    return len(found(r'"Fork":#', text)), sum(k for *_, k in found(r'"Think":#:#:#', text))


WORKLOADS = {
    name: Workload(
        sizes,
        functools.partial(make, name),
        functools.partial(expected, name),
        functools.partial(answer, name),
        n=name in ("fib", "hamming"),
    )
    for name, sizes in SIZES.items()
}
