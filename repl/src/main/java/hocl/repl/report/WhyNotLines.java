package hocl.repl.report;

import hocl.language.why.Hindrance;
import hocl.language.why.Mismatch;
import hocl.language.why.RuleFates;
import hocl.language.why.WhyNotAnswer;
import hocl.repl.console.Palette;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Symbol;
import hocl.runtime.print.AtomPrinter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Says to people why rules do not react: some lines for each answer, without their ends. */
public final class WhyNotLines {

  private static final int LONGEST = 100;

  private final AtomPrinter printer;
  private final Palette palette;

  /**
   * Lines for the atoms of a program.
   *
   * @param printer prints atoms
   * @param palette paints
   */
  public WhyNotLines(AtomPrinter printer, Palette palette) {
    this.printer = printer;
    this.palette = palette;
  }

  /**
   * The lines of an answer.
   *
   * @param reacted how often the rule reacted, if that is known
   */
  public List<String> of(WhyNotAnswer answer, OptionalLong reacted) {
    List<String> lines = new ArrayList<>();
    Hindrance hindrance = answer.hindrance();
    lines.add(
        palette.paint(Palette.Role.STRONG, RuleNames.of(answer.rule()) + place(answer))
            + ": "
            + summary(hindrance)
            + (reacted.isPresent() ? "; it " + times(reacted.getAsLong()) : ""));
    List<String[]> rows = rows(hindrance);
    int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
    for (String[] row : rows) {
      lines.add(
          ("  " + row[0] + " ".repeat(width - row[0].length()) + "  " + row[1]).stripTrailing());
    }
    lines.addAll(last(hindrance));
    if (!answer.exhaustive() && !(hindrance instanceof Hindrance.Unknown)) {
      lines.add("  There was no time to try everything: another match may come nearer, or react.");
    }
    return lines;
  }

  /** The line about a rule that the solution does not hold. */
  public String absent(String name, RuleFates.Fate fate) {
    return palette.paint(Palette.Role.STRONG, name)
        + ": "
        + switch (fate) {
          case RuleFates.NeverThere f ->
              "it is not in the solution, and never was: it is defined, but nothing puts it in";
          case RuleFates.UsedUp(long times) ->
              "it is not in the solution: it reacts once and is gone; it " + times(times);
          case RuleFates.TakenBy(Rule taker) ->
              "it is not in the solution: " + RuleNames.of(taker) + " took it";
          case RuleFates.Gone f -> "it is not in the solution: it went with an atom that held it";
        };
  }

  private static String times(long number) {
    return number == 0
        ? "never reacted"
        : number == 1 ? "reacted once" : "reacted " + number + " times";
  }

  private String place(WhyNotAnswer answer) {
    String copies = answer.copies() > 1 ? " (" + answer.copies() + " copies)" : "";
    return answer.holders().isEmpty()
        ? copies
        : copies
            + " in "
            + answer.holders().reversed().stream()
                .map(this::show)
                .collect(Collectors.joining(" in "));
  }

  private static String summary(Hindrance hindrance) {
    return switch (hindrance) {
      case Hindrance.None h -> "it can react";
      case Hindrance.NoAtom h -> "there is no atom for `" + h.pattern() + "`";
      case Hindrance.GuardFails h ->
          h.reason() == null
              ? "its guard does not hold"
              : "its guard cannot be evaluated, so it does not hold";
      case Hindrance.GuardCallsJava h ->
          "its heads have atoms; its guard calls Java and was not tried";
      case Hindrance.Unknown h -> "there was no time to find out";
    };
  }

  /** The heads that have atoms, and the one that has none, in their order. */
  private List<String[]> rows(Hindrance hindrance) {
    Map<Integer, String[]> byHead = new HashMap<>();
    for (Hindrance.Taken taken : hindrance.taken()) {
      String copies = taken.number() == 1 ? "" : "  (" + taken.number() + " of them)";
      byHead.put(taken.head(), new String[] {taken.pattern(), show(taken.atom()) + copies});
    }
    if (hindrance instanceof Hindrance.NoAtom none) {
      byHead.put(none.head(), new String[] {none.pattern(), lack(none)});
    }
    return byHead.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  private String lack(Hindrance.NoAtom none) {
    String fitting =
        none.fitting() == 1 ? "the only atom that fits" : "all " + none.fitting() + " that fit";
    return switch (none.lack()) {
      case Hindrance.NothingThere l -> "none: there is no other atom";
      case Hindrance.OnlyItself l -> "none but the rule itself, and a rule never matches itself";
      case Hindrance.NotInert(Object atom, var inside) ->
          "none: "
              + show(atom)
              + " holds a solution that is not inert"
              + (inside == null ? "" : ", since " + RuleNames.of(inside) + " can react in it");
      case Hindrance.TooFew(int wanted, int there) ->
          wanted == 1
              ? "none left: " + fitting + (none.fitting() == 1 ? " is taken" : " are taken")
              : "too few: " + wanted + " equal atoms are wanted, there are at most " + there;
      case Hindrance.Differs(Mismatch nearest) -> "none; the nearest is " + differs(nearest);
      case Hindrance.OtherValues(Mismatch nearest) ->
          "none with "
              + named(none.known())
              + (none.fitting() == 1
                  ? "; there is "
                  : "; the nearest of " + none.fitting() + " is ")
              + differs(nearest);
    };
  }

  private String differs(Mismatch mismatch) {
    String atom = show(mismatch.atom());
    String place =
        mismatch.path().isEmpty()
            ? "it"
            : "field "
                + mismatch.path().stream().map(String::valueOf).collect(Collectors.joining("."));
    return switch (mismatch.difference()) {
      case Mismatch.OtherKind(String kind, Object found) ->
          atom + ": " + place + " is " + kindly(found) + ", not " + article(kind);
      case Mismatch.OtherValue(Object value, Object found) ->
          atom + ": " + place + " is " + beside(found, value) + ", not " + beside(value, found);
      case Mismatch.OtherArity(int wanted, int found) ->
          atom + ": " + place + " has " + found + " fields, not " + wanted;
      case Mismatch.OtherLabel(String label, Object found) ->
          atom + ": " + place + " is a rule that is not called `" + label + "`";
      case Mismatch.OtherContent(Object found) ->
          atom + ": " + place + " has other content than `" + mismatch.wanted() + "`";
    };
  }

  /** An atom, with its kind where it looks like one of another kind. */
  private String beside(Object atom, Object other) {
    boolean alike = atom instanceof Symbol || atom instanceof String || other instanceof Double;
    return alike && Kind.of(atom) != Kind.of(other)
        ? "the " + Kind.of(atom).title() + " " + show(atom)
        : show(atom);
  }

  private String kindly(Object atom) {
    return "the " + Kind.of(atom).title() + " " + show(atom);
  }

  private static String article(String kind) {
    return (kind.matches("[AEIO].*") ? "an " : "a ") + kind;
  }

  private List<String> last(Hindrance hindrance) {
    if (!(hindrance instanceof Hindrance.GuardFails guard)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    String with = guard.variables().isEmpty() ? "" : "   with " + named(guard.variables());
    String part = "  if `" + guard.part() + "`: ";
    var reason = guard.reason();
    if (reason != null) {
      lines.add(part + "no value" + with);
      lines.add("     " + reason.message());
    } else if (guard.left() != null && guard.right() != null) {
      lines.add(
          part
              + "the left side is "
              + show(guard.left())
              + ", the right side "
              + show(guard.right())
              + with);
    } else {
      lines.add(part + "false" + with);
    }
    if (!guard.whole()) {
      lines.add("  The other heads have no atoms that go with these.");
    }
    return lines;
  }

  private String named(List<Hindrance.Named> variables) {
    return variables.stream()
        .map(variable -> variable.name() + " = " + show(variable.value()))
        .collect(Collectors.joining(", "));
  }

  private String show(Object value) {
    return value instanceof Molecule molecule && molecule.size() == 0
        ? "nothing"
        : Abbreviation.print(printer, value, LONGEST);
  }
}
