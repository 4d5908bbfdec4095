package hocl.runtime.atom;

/** A short description of a compound for debuggers and failed assertions. */
final class Text {
  private static final int LONGEST = 20;
  private static final int DEEPEST = 4;

  private Text() {}

  static String describe(Object value) {
    StringBuilder out = new StringBuilder();
    describe(value, DEEPEST, out);
    return out.toString();
  }

  private static void describe(Object value, int depth, StringBuilder out) {
    if (!(value instanceof Compound compound)) {
      out.append(value instanceof String text ? '"' + text + '"' : value.toString());
      return;
    }
    if (depth == 0) {
      out.append("...");
      return;
    }
    out.append(
        switch (compound) {
          case Tuple tuple -> "(";
          case ListAtom list -> "[";
          case Solution solution -> "<";
          case Molecule molecule -> "{";
          case Closure closure -> closure.title() + "(";
        });
    Object[] parts = compound.parts();
    for (int i = 0; i < parts.length && i <= LONGEST; i++) {
      out.append(i == 0 ? "" : compound instanceof Tuple ? ":" : ", ");
      if (i == LONGEST) {
        out.append("...");
      } else {
        describe(parts[i], depth - 1, out);
      }
    }
    out.append(
        switch (compound) {
          case Tuple tuple -> ")";
          case ListAtom list -> "]";
          case Solution solution -> ">";
          case Molecule molecule -> "}";
          case Closure closure -> ")";
        });
  }
}
