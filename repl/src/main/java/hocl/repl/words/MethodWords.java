package hocl.repl.words;

import hocl.language.java.PureMethods;
import hocl.runtime.atom.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** The methods of atoms. */
public final class MethodWords {
  private MethodWords() {}

  /** All methods of atoms. */
  public static Collection<String> all() {
    return PureMethods.atomMethods();
  }

  /** A sentence about a method; empty if no atom has one of that name. */
  public static Optional<String> about(String name) {
    String kinds =
        Arrays.stream(Kind.values())
            .filter(kind -> PureMethods.has(kind, name) && !name.equals("equals"))
            .map(Kind::title)
            .collect(Collectors.joining(", "));
    return kinds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "x."
                + name
                + "(..): the method of that name of Java, for atoms of type "
                + kinds
                + ".");
  }
}
