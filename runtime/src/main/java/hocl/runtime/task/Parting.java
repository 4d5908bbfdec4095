package hocl.runtime.task;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Batch;
import hocl.runtime.atom.Batch.Column;
import hocl.runtime.atom.Molecule;
import hocl.runtime.reactor.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Parts the atoms of molecules, column by column. */
final class Parting {

  private Parting() {}

  /** Says to which part the atoms of a batch go. */
  private interface Division {
    /**
     * The parts of some rows.
     *
     * @param before the number of atoms of the molecule before them
     * @return a part for each row, from 0
     */
    int[] parts(Batch batch, int from, int count, int before);
  }

  /** The atoms of a molecule by the fragments that a distribution gives them. */
  static List<Molecule> byPlace(Molecule molecule, Distribution distribution, int fragments) {
    return part(
        molecule,
        fragments,
        (batch, from, count, before) -> {
          int[] parts = new int[count];
          Integer field = batch.arity() == 1 ? null : distribution.keys().get(batch.arity());
          int column = field == null ? -1 : field - (batch.arity() - batch.width());
          for (int row = 0; row < count; row++) {
            parts[row] =
                column < 0
                    ? distribution.placeOf(batch.atom(from + row), fragments)
                    : Distribution.placeOfKey(batch.get(column, from + row), fragments);
          }
          return parts;
        });
  }

  /** The atoms of a molecule in their order, in parts of nearly equal size. */
  static List<Molecule> evenly(Molecule molecule, int parts) {
    if (parts == 1) {
      return List.of(molecule);
    }
    long size = molecule.size();
    return part(
        molecule,
        parts,
        (batch, from, count, before) ->
            IntStream.range(0, count)
                .map(i -> (int) ((long) (before + i) * parts / size))
                .toArray());
  }

  /** The atoms of a molecule that are of a kind. */
  static Molecule only(Molecule molecule, Predicate<Object> wanted) {
    return part(
            molecule,
            2,
            (batch, from, count, before) ->
                IntStream.range(from, from + count)
                    .map(row -> wanted.test(batch.atom(row)) ? 0 : 1)
                    .toArray())
        .getFirst();
  }

  private static List<Molecule> part(Molecule molecule, int parts, Division division) {
    List<List<Batch>> batches = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      batches.add(new ArrayList<>());
    }
    int[] before = {0};
    molecule.forEachRun((batch, from, count) -> {
      int[] partOf = division.parts(batch, from, count, before[0]);
      before[0] += count;
      int[] sizes = new int[parts];
      for (int part : partOf) {
        sizes[part]++;
      }
      for (int part = 0; part < parts; part++) {
        if (sizes[part] > 0) {
          batches.get(part).add(gather(batch, from, partOf, part, sizes[part]));
        }
      }
    });
    return batches.stream().map(Molecule::ofBatches).toList();
  }

  private static Batch gather(Batch batch, int from, int[] partOf, int part, int size) {
    int width = batch.width();
    Column[] kinds = new Column[width];
    Object[] columns = new Object[width];
    for (int column = 0; column < width; column++) {
      kinds[column] = batch.column(column);
      if (kinds[column] == Column.OTHER) {
        Object[] all = new Object[partOf.length];
        batch.copy(column, from, all, 0, partOf.length);
        Object[] some = new Object[size];
        for (int row = 0, to = 0; row < partOf.length; row++) {
          if (partOf[row] == part) {
            some[to++] = all[row];
          }
        }
        columns[column] = some;
      } else {
        long[] all = new long[partOf.length];
        batch.copy(column, from, all, 0, partOf.length);
        long[] some = new long[size];
        for (int row = 0, to = 0; row < partOf.length; row++) {
          if (partOf[row] == part) {
            some[to++] = all[row];
          }
        }
        columns[column] = some;
      }
    }
    return Batch.of(size, batch.arity(), batch.tag(), kinds, columns);
  }

  /** A multiset of atoms from which atoms are taken. */
  static final class Rest {
    private static final class Count {
      int left;
    }

    /** In the order of the molecule, so that every node leaves the same one. */
    private final Map<Object, Count> counts = new LinkedHashMap<>();

    Rest(Molecule molecule) {
      add(molecule);
    }

    /** Puts more atoms in. */
    void add(Molecule molecule) {
      molecule.forEach(
          atom -> counts.computeIfAbsent(Atoms.freeze(atom), key -> new Count()).left++);
    }

    /** Takes the atoms of a molecule, as far as they are there; gives those that were. */
    Molecule take(Molecule molecule) {
      boolean[] there = new boolean[molecule.size()];
      int[] next = {0};
      molecule.forEach(atom -> {
        Count count = counts.get(atom);
        there[next[0]] = count != null && count.left > 0;
        if (count != null && count.left > 0) {
          count.left--;
        }
        next[0]++;
      });
      int[] place = {0};
      return part(
              molecule,
              2,
              (batch, from, rows, before) ->
                  IntStream.range(0, rows).map(i -> there[place[0]++] ? 0 : 1).toArray())
          .getFirst();
    }

    /** The atoms that were not taken. */
    Molecule left() {
      List<Object> all = new ArrayList<>();
      counts.forEach((atom, count) -> all.addAll(java.util.Collections.nCopies(count.left, atom)));
      return Molecule.packed(all);
    }
  }

  /** The number of parts of at most a number of atoms. */
  static int count(int atoms, int most) {
    return Math.max(1, Math.ceilDiv(atoms, most));
  }
}
