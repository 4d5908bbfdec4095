package hocl.runtime.atom;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A solution that can be read: an immutable {@link Solution} or a living one of an engine.
 * Everything in {@link Atoms} accepts both. A living one may be read only by the thread that runs
 * it, or while it is not run.
 */
public interface SolutionView {
  /** The number of atoms, counted with multiplicity, of this solution itself. */
  int size();

  /** Passes every atom to the consumer, each as often as the solution holds it. */
  void forEach(Consumer<Object> consumer);

  /** Whether it is known that neither this solution nor one inside it can react. */
  boolean inert();

  /**
   * The atoms in columns, if that is how they are kept, they are many, and none holds a solution.
   *
   * @return null otherwise
   */
  default @Nullable Molecule inColumns() {
    return null;
  }
}
