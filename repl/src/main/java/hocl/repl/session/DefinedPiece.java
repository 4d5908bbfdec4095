package hocl.repl.session;

import java.nio.file.Path;
import java.util.Set;

/**
 * A piece of an input that defines names.
 *
 * @param sort what it is
 * @param names the names that it defines
 * @param text its text, ended by a semicolon
 * @param comment the comment lines right above it, without their signs; empty if there are none
 * @param folder where a file that it imports is looked up
 */
public record DefinedPiece(Sort sort, Set<String> names, String text, String comment, Path folder) {

  /** The kinds of definitions. */
  public enum Sort {
    /** A {@code let} or a {@code param}: it defines one name. */
    NAMED,
    /** The import of a library module. */
    MODULE,
    /** The import of another file. */
    FILE
  }

  /** Copies the names, so that a definition does not change. */
  public DefinedPiece {
    names = Set.copyOf(names);
  }
}
