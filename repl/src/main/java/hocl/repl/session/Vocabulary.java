package hocl.repl.session;

import java.util.Collection;

/** The words that mean something in a session at present. */
public interface Vocabulary {

  /** The names that inputs defined. */
  Collection<String> names();

  /** The symbols that occur in the solution; of a large one, some of them. */
  Collection<String> symbols();

  /** The commands. */
  CommandTable commands();
}
