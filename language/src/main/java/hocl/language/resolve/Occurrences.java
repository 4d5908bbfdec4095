package hocl.language.resolve;

import hocl.grammar.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes note of where names are introduced and mentioned while a program is resolved, for those who
 * look at its text. Also names in a program with errors are noted, as far as they stand for
 * something. To be used by one thread.
 */
public final class Occurrences {
  private final Set<Occurrence> found = new LinkedHashSet<>();

  /** All places, in no order. Names that a caller gives have none. */
  public List<Occurrence> all() {
    return new ArrayList<>(found);
  }

  void introduced(Variable variable) {
    mentioned(variable, variable.span);
  }

  void mentioned(Variable variable, Span place) {
    boolean named = !variable.span.equals(Span.none()) && !place.equals(Span.none());
    if (named && place.end() - place.start() == variable.name.length()) {
      found.add(new Occurrence(place, variable.name, sort(variable), variable.span));
    }
  }

  private static Occurrence.Sort sort(Variable variable) {
    return switch (variable.origin) {
      case TOP, SELF -> Occurrence.Sort.TOP;
      case LET -> Occurrence.Sort.LET;
      case PATTERN -> Occurrence.Sort.PATTERN;
      case ARGUMENT -> Occurrence.Sort.ARGUMENT;
    };
  }
}
