package hocl.runtime.task;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Batch.Column;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Other names for symbols, one to one: where symbols are told apart only by being different, the
 * same reactions take place, with other hashes and other orders of shapes. Immutable.
 */
final class Renaming {

  /** All symbols keep their names. */
  static final Renaming NONE = new Renaming(Map.of());

  /** Symbols are never forgotten in a process, so there are so many new names and no more. */
  private static final int SPARE = 64;

  private final Map<Symbol, Symbol> names;

  private Renaming(Map<Symbol, Symbol> names) {
    this.names = names;
  }

  /**
   * Draws other names for the symbols in some molecules.
   *
   * @param opaque whether a symbol may have another name
   */
  static Renaming of(List<Molecule> molecules, Predicate<Symbol> opaque, Random random) {
    Set<Symbol> found = new LinkedHashSet<>();
    for (Molecule molecule : molecules) {
      each(
          molecule,
          symbol -> {
            if (opaque.test(symbol)) {
              found.add(symbol);
            }
          });
    }
    if (found.isEmpty()) {
      return NONE;
    }
    for (int i = 0; i < SPARE; i++) {
      Symbol spare = Symbol.of("Opaque" + i);
      if (opaque.test(spare)) {
        found.add(spare);
      }
    }
    List<Symbol> before = List.copyOf(found);
    List<Symbol> after = new ArrayList<>(before);
    Collections.shuffle(after, random);
    Map<Symbol, Symbol> names = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      names.put(before.get(i), after.get(i));
    }
    return new Renaming(names);
  }

  /** Calls the consumer with the symbols in a molecule, each at least once. */
  private static void each(Molecule molecule, Consumer<Symbol> consumer) {
    molecule.forEachRun((batch, from, count) -> {
      if (batch.tag() instanceof Symbol tag) {
        consumer.accept(tag);
      }
      for (int column = 0; column < batch.width(); column++) {
        if (batch.column(column) == Column.OTHER) {
          for (int row = from; row < from + count; row++) {
            Atoms.renamed(
                batch.get(column, row),
                symbol -> {
                  consumer.accept(symbol);
                  return symbol;
                });
          }
        }
      }
    });
  }

  /** The other name of a symbol, or its own. */
  Symbol of(Symbol symbol) {
    return names.getOrDefault(symbol, symbol);
  }

  /** An atom with other names in it. */
  Object of(Object atom) {
    return names.isEmpty() ? atom : Atoms.renamed(atom, this::of);
  }

  /** A molecule with other names in it. */
  Molecule of(Molecule molecule) {
    if (names.isEmpty()) {
      return molecule;
    }
    List<Object> atoms = new ArrayList<>(molecule.size());
    molecule.forEach(atom -> atoms.add(of(atom)));
    return Molecule.packed(atoms);
  }
}
