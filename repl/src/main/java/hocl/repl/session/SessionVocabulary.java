package hocl.repl.session;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Symbol;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The words of a session; the symbols are looked for when they are asked for. */
final class SessionVocabulary implements Vocabulary {

  private static final int MOST_ATOMS = 20_000;

  private final Session session;
  private @Nullable Solution seen;
  private Set<String> symbols = Set.of();

  SessionVocabulary(Session session) {
    this.session = session;
  }

  @Override
  public Collection<String> names() {
    return session.names().values().keySet();
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // an equal one is merely looked through again
  public Collection<String> symbols() {
    Solution now = session.solution();
    if (now != seen) {
      Set<String> found = new TreeSet<>();
      int[] left = {MOST_ATOMS};
      collect(now, found, left);
      session.names().values().values().forEach(value -> collect(value, found, left));
      symbols = found;
      seen = now;
    }
    return symbols;
  }

  private static void collect(Object value, Set<String> found, int[] left) {
    left[0]--;
    if (left[0] < 0) {
      return;
    }
    if (value instanceof Solution solution) {
      for (int i = 0; i < solution.size() && left[0] > 0; i++) {
        collect(solution.get(i), found, left);
      }
    } else if (value instanceof Symbol symbol) {
      found.add(symbol.toString());
    } else if (!(value instanceof SolutionView)) {
      Atoms.eachInside(value, part -> collect(part, found, left));
    }
  }

  @Override
  public CommandTable commands() {
    return session.commands();
  }
}
