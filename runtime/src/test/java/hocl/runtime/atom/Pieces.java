package hocl.runtime.atom;

import hocl.runtime.print.AtomPrinter;
import java.util.ArrayList;
import java.util.List;

/** A closed form of given pieces: a text, then atoms with commas before them. */
public final class Pieces implements ClosedForm {
  private final Object[] parts;

  private Pieces(Object[] parts) {
    this.parts = parts;
  }

  /** The form of a source and captured values, a molecule among which counts as its atoms. */
  public static Pieces of(String source, Object... captured) {
    List<Object> parts = new ArrayList<>();
    parts.add(source);
    for (Object value : captured) {
      List<Object> atoms = value instanceof Molecule m ? Atoms.inOrder(m) : List.of(value);
      for (Object atom : atoms) {
        parts.set(parts.size() - 1, parts.getLast() + ", ");
        parts.add(atom);
        parts.add("");
      }
    }
    return new Pieces(parts.toArray());
  }

  @Override
  public Object[] parts() {
    return parts;
  }

  @Override
  public String textFrom(int part, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = part; i < parts.length && text.length() <= most; i++) {
      text.append(
          i % 2 == 0 ? parts[i] : AtomPrinter.CLOSED.beginning(parts[i], most - text.length()));
    }
    return text.substring(0, Math.min(most, text.length()));
  }
}
