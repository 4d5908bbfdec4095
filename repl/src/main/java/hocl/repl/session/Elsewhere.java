package hocl.repl.session;

import hocl.grammar.source.SourceText;

/** A solution that a session talks to instead of its own: that of a job on a cluster. */
public interface Elsewhere {

  /** The words by which the prompt names it. */
  String title();

  /**
   * Drops a molecule in.
   *
   * @throws hocl.repl.option.UsageException if it cannot be done
   */
  void drop(SourceText source);

  /**
   * Shows the solution as it stands.
   *
   * @param compact whether equal atoms are shown once with their number
   * @throws hocl.repl.option.UsageException if it cannot be done
   */
  void show(boolean compact);

  /**
   * Shows what it prints, and how it stands, until it is inert or Ctrl-C comes.
   *
   * @throws hocl.repl.option.UsageException if it cannot be done
   */
  void watch();
}
