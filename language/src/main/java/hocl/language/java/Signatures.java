package hocl.language.java;

import hocl.runtime.print.AtomPrinter;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Calls as people are shown them, cut to a bearable length. */
final class Signatures {
  private static final int LONGEST = 40;

  private Signatures() {}

  static String shown(Object target, String name, Object[] arguments) {
    return atom(target) + "." + name + argumentText(arguments);
  }

  static String shown(String type, String name, Object[] arguments) {
    return type + "." + name + argumentText(arguments);
  }

  static String argumentText(Object[] arguments) {
    return Arrays.stream(arguments)
        .map(Signatures::atom)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** An atom as it is printed, cut to a bearable length. */
  static String atom(Object atom) {
    String text =
        atom instanceof String string && string.length() > LONGEST
            ? AtomPrinter.PLAIN.print(string.substring(0, LONGEST))
            : AtomPrinter.PLAIN.beginning(atom, LONGEST + 2);
    return text.length() > LONGEST + 2 ? text.substring(0, LONGEST) + ".." : text;
  }
}
