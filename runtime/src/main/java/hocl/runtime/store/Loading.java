package hocl.runtime.store;

import hocl.runtime.atom.Batch;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.store.Shape.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a molecule into a living solution, column by column wherever its atoms are in columns. */
final class Loading {
  private final ReactingSolution host;
  private final Shapes shapes;
  private @Nullable IdentityHashMap<Batch, Target> ofTuples;
  private @Nullable Batch latest;
  private @Nullable Species latestSpecies;

  /** The species of all atoms of a batch, or null if they have to be asked one by one. */
  private record Target(@Nullable Species species) {}

  private Loading(ReactingSolution host) {
    this.host = host;
    this.shapes = host.store().shapes();
  }

  /** Puts in every atom of a molecule, in its order. */
  static void load(Molecule molecule, ReactingSolution host) {
    Loading loading = new Loading(host);
    if (!loading.loadWhole(molecule)) {
      molecule.forEachRun(loading::run);
    }
  }

  /** Puts in every atom of a solution, in its order. */
  static void load(Solution solution, ReactingSolution host) {
    solution.forEachRun(new Loading(host)::run);
  }

  /**
   * Puts a molecule in batch by batch, if that has the same effect as run by run: each batch has a
   * species of its own, and the order of arrival across species is not kept.
   *
   * @return whether the molecule was put in
   */
  private boolean loadWhole(Molecule molecule) {
    if (host.keepsArrivals() || host.serials() != null) {
      return false;
    }
    List<Batch> batches = new ArrayList<>();
    int[] runs = {0};
    molecule.forEachRun((batch, from, count) -> {
      runs[0]++;
      if (from == 0) {
        batches.add(batch);
      }
    });
    if (runs[0] <= batches.size() || !batches.stream().allMatch(this::isPlain)) {
      return false;
    }
    Set<Species> targets = new HashSet<>();
    for (Batch batch : batches) {
      targets.add(Objects.requireNonNull(speciesOf(batch)));
    }
    if (targets.size() < batches.size()) {
      return false;
    }
    batches.forEach(batch -> run(batch, 0, batch.size()));
    return true;
  }

  /** Whether all atoms of a batch have one species. */
  private boolean isPlain(Batch batch) {
    boolean firstVaries = batch.tag() == null && batch.column(0) == Batch.Column.OTHER;
    return !firstVaries || (batch.arity() > 1 && !hasTags(batch));
  }

  @SuppressWarnings("ReferenceEquality") // a batch is the same object in all its runs
  private void run(Batch batch, int from, int count) {
    if (batch != latest) {
      latestSpecies = speciesOf(batch);
      latest = batch;
      if (from == 0 && latestSpecies != null) {
        if (count == batch.size() && supplied(batch, latestSpecies)) {
          return;
        }
        latestSpecies.reserve(batch.size());
      }
    }
    Species species = latestSpecies;
    if (species == null) {
      addEach(batch, from, count);
      return;
    }
    int to = species.append(count);
    int tags = species.shape().width() - batch.width();
    if (tags > 0) {
      Object tag = Objects.requireNonNull(batch.tag());
      for (int i = 0; i < count; i++) {
        species.set(0, to + i, tag);
      }
    }
    for (int c = 0; c < batch.width(); c++) {
      copy(batch, c, from, species, c + tags, to, count);
    }
  }

  /** Puts in atoms one by one; of a Symbol that follows itself it is known where it goes. */
  @SuppressWarnings("ReferenceEquality") // other equal ones are looked up
  private void addEach(Batch batch, int from, int count) {
    Object before = null;
    Species species = null;
    for (int row = from; row < from + count; row++) {
      Object atom = batch.atom(row);
      if (atom == before && species != null) {
        species.fill(species.append(), atom);
      } else {
        host.add(atom);
        before = atom;
        species = atom instanceof Symbol ? host.speciesOrNull(shapes.of(atom)) : null;
      }
    }
  }

  /** Hands whole columns to a species that has no rows yet, if they are as it keeps them. */
  private static boolean supplied(Batch batch, Species species) {
    if (species.shape().width() != batch.width()) {
      return false;
    }
    for (int c = 0; c < batch.width(); c++) {
      if (species.shape().column(c) != column(batch.column(c))) {
        return false;
      }
    }
    long[][] numbers = batch.numbers();
    return numbers != null && species.supplyWith(numbers, batch.size());
  }

  private static void copy(
      Batch batch, int column, int from, Species species, int target, int to, int count) {
    if (species.shape().column(target) != column(batch.column(column))) {
      for (int i = 0; i < count; i++) {
        species.set(target, to + i, batch.get(column, from + i));
      }
    } else if (batch.column(column) == Batch.Column.OTHER) {
      batch.copy(column, from, species.objects(target), to, count);
    } else {
      batch.copy(column, from, species.longs(target), to, count);
    }
  }

  private @Nullable Species speciesOf(Batch batch) {
    if (batch.arity() == 1) {
      return switch (batch.column(0)) {
        case INT -> host.species(shapes.ints());
        case FLOAT -> host.species(shapes.floats());
        case OTHER -> null;
      };
    }
    if (ofTuples == null) {
      ofTuples = new IdentityHashMap<>();
    }
    return ofTuples.computeIfAbsent(batch, this::ofTuples).species();
  }

  private Target ofTuples(Batch batch) {
    if (!isPlain(batch)) {
      return new Target(null);
    }
    Object tag = batch.tag() != null && shapes.isTag(batch.tag()) ? batch.tag() : null;
    Column[] columns = new Column[batch.arity() - (tag == null ? 0 : 1)];
    int shift = columns.length - batch.width();
    if (shift > 0) {
      columns[0] = Column.OBJECT;
    }
    for (int c = 0; c < batch.width(); c++) {
      columns[c + shift] = column(batch.column(c));
    }
    return new Target(host.species(shapes.tupleShape(batch.arity(), tag, columns)));
  }

  private boolean hasTags(Batch batch) {
    for (int row = 0; row < batch.size(); row++) {
      if (shapes.isTag(batch.get(0, row))) {
        return true;
      }
    }
    return false;
  }

  private static Column column(Batch.Column column) {
    return switch (column) {
      case INT -> Column.LONG;
      case FLOAT -> Column.DOUBLE;
      case OTHER -> Column.OBJECT;
    };
  }
}
