package hocl.repl.draw;

import hocl.repl.report.RuleNames;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;

/** Names the shapes of atoms, so that those that look alike are counted together. */
final class AtomShapes {

  private static final int LONGEST_TAG = 30;

  private AtomShapes() {}

  /** The shape of an atom: its kind, or for what has a name or a tag that one. */
  static String of(Object atom) {
    return switch (atom) {
      case Symbol symbol -> symbol.toString();
      case Rule rule -> RuleNames.of(rule);
      case Tuple tuple -> tag(tuple.get(0)) + ":_".repeat(tuple.arity() - 1);
      default -> Kind.of(atom).title();
    };
  }

  private static String tag(Object first) {
    String text = first instanceof Symbol || first instanceof String ? first.toString() : "_";
    String cut = text.length() > LONGEST_TAG ? text.substring(0, LONGEST_TAG) : text;
    return first instanceof String ? "\"" + cut + "\"" : cut;
  }
}
