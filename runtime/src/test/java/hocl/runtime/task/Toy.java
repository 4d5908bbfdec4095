package hocl.runtime.task;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.Tuple;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.Reactions;
import hocl.runtime.reactor.Rules;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.Needs;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chemistries of one rule that takes two Ints, or two pairs of Ints, written in Java. */
@SuppressWarnings("ImmutableEnumChecker") // a distribution is immutable
public enum Toy implements Chemistry {
  /** The larger of two Ints stays. */
  MAX(Distribution.general(2)) {
    @Override
    protected boolean react(long[] a, long[] b, Products out) {
      if (a[0] >= b[0]) {
        out.add(a[0]);
        return true;
      }
      return false;
    }
  },
  /** Multiples go. */
  SIEVE(Distribution.general(2)) {
    @Override
    protected boolean react(long[] a, long[] b, Products out) {
      if (a[0] % b[0] == 0) {
        out.add(b[0]);
        return true;
      }
      return false;
    }
  },
  /** The greatest common divisor by subtraction: as many Ints as before, some of them new. */
  DIVISOR(Distribution.general(2)) {
    @Override
    protected boolean react(long[] a, long[] b, Products out) {
      if (a[0] > b[0]) {
        out.add(a[0] - b[0]);
        out.add(b[0]);
        return true;
      }
      return false;
    }
  },
  /** Two pairs with one key become one, with another key. */
  MERGE(Distribution.keyed(Map.of(2, 0))) {
    @Override
    protected boolean react(long[] a, long[] b, Products out) {
      if (a[0] == b[0]) {
        out.add(Tuple.of((a[0] * 7 + 3) % 23, a[1] + b[1]));
        return true;
      }
      return false;
    }
  };

  /** A reaction that happened. */
  public record Reacted(Molecule taken, Molecule made) {}

  /** The reactions of a thread, where they are wanted. */
  public static final ThreadLocal<@Nullable List<Reacted>> RECORD = new ThreadLocal<>();

  private final Distribution distribution;

  Toy(Distribution distribution) {
    this.distribution = distribution;
  }

  /** Takes what a reaction makes. */
  public interface Products {
    void add(Object atom);
  }

  /** Whether two atoms, given by their fields, react in this order. */
  protected abstract boolean react(long[] a, long[] b, Products out);

  @Override
  public Needs needs() {
    return Needs.NONE;
  }

  @Override
  public Needs needs(RuleDefinition definition) {
    return Needs.NONE;
  }

  @Override
  public Distribution distribution(Molecule content) {
    return distribution;
  }

  @Override
  public boolean isConfluent() {
    return this != MERGE;
  }

  @Override
  public Rules open() {
    return (host, run) -> new Search(this, run);
  }

  /** The molecule of some numbers: Ints, or pairs. */
  public Molecule content(List<Long> numbers) {
    return Molecule.packed(
        numbers.stream()
            .map(n -> distribution.isKeyed() ? (Object) Tuple.of(n % 23, n / 23) : n)
            .toList());
  }

  private Molecule molecule(long[] a, long[] b) {
    return Molecule.of(atom(a), atom(b));
  }

  private static Object atom(long[] fields) {
    return fields.length == 1 ? (Object) fields[0] : Tuple.of(fields[0], fields[1]);
  }

  private record Search(Toy toy, Run run) implements Reactions {

    @Override
    public boolean run(ReactingSolution host, int activations) {
      host.open();
      for (Species species = host.nextActive(); species != null; species = host.nextActive()) {
        run.tick();
        species.active();
        if (!tryAll(host, species)) {
          species.settle();
        }
      }
      return true;
    }

    private boolean tryAll(ReactingSolution host, Species species) {
      long[] active = fields(species, species.current());
      for (int row = 0; row < species.passiveEnd(); row++) {
        if (species.isDead(row)) {
          continue;
        }
        run.look();
        long[] other = fields(species, row);
        List<Object> made = new ArrayList<>();
        if (toy.react(active, other, made::add) || toy.react(other, active, made::add)) {
          run.react();
          List<Reacted> record = RECORD.get();
          if (record != null) {
            record.add(new Reacted(toy.molecule(active, other), Molecule.of(made)));
          }
          species.remove(row);
          species.consume();
          species.tidy();
          made.forEach(host::add);
          return true;
        }
      }
      return false;
    }

    private static long[] fields(Species species, int row) {
      long[] fields = new long[species.shape().width()];
      for (int column = 0; column < fields.length; column++) {
        fields[column] = species.longs(column)[row];
      }
      return fields;
    }
  }
}
