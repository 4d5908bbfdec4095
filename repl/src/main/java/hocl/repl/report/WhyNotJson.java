package hocl.repl.report;

import hocl.language.why.Hindrance;
import hocl.language.why.Mismatch;
import hocl.language.why.RuleFates;
import hocl.language.why.WhyNotAnswer;
import hocl.runtime.atom.Rule;
import hocl.runtime.data.JsonText;
import hocl.runtime.print.AtomPrinter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells other programs why rules do not react: a JSON object for each answer, with the members
 * {@code rule}, {@code copies}, {@code in}, {@code reacted}, {@code reason}, {@code taken}, {@code
 * exhaustive}, {@code tried} and, by the reason, {@code missing} or {@code guard}. Atoms are texts.
 */
public final class WhyNotJson {

  private final AtomPrinter printer;

  private WhyNotJson(AtomPrinter printer) {
    this.printer = printer;
  }

  /** The object of an answer, on one line. */
  public static String of(WhyNotAnswer answer, long reacted, AtomPrinter printer) {
    return new WhyNotJson(printer).object(answer, reacted);
  }

  /** The object about a rule that the solution does not hold. */
  public static String absent(String name, RuleFates.Fate fate) {
    String reason =
        switch (fate) {
          case RuleFates.NeverThere f -> "never there";
          case RuleFates.UsedUp f -> "used up";
          case RuleFates.TakenBy f -> "taken";
          case RuleFates.Gone f -> "gone";
        };
    String taker =
        fate instanceof RuleFates.TakenBy(Rule rule)
            ? ",\"by\":" + JsonText.quoted(RuleNames.of(rule))
            : "";
    return "{\"rule\":"
        + JsonText.quoted(name)
        + ",\"copies\":0,\"reason\":"
        + JsonText.quoted(reason)
        + taker
        + "}";
  }

  private String object(WhyNotAnswer answer, long reacted) {
    Hindrance hindrance = answer.hindrance();
    return "{\"rule\":"
        + JsonText.quoted(RuleNames.of(answer.rule()))
        + ",\"copies\":"
        + answer.copies()
        + ",\"in\":"
        + array(answer.holders(), this::atom)
        + ",\"reacted\":"
        + reacted
        + ",\"reason\":"
        + JsonText.quoted(reason(hindrance))
        + ",\"taken\":"
        + array(hindrance.taken(), this::taken)
        + more(hindrance)
        + ",\"exhaustive\":"
        + answer.exhaustive()
        + ",\"tried\":"
        + answer.tried()
        + "}";
  }

  private static String reason(Hindrance hindrance) {
    return switch (hindrance) {
      case Hindrance.None h -> "can react";
      case Hindrance.NoAtom h -> "no atom";
      case Hindrance.GuardFails h -> "guard";
      case Hindrance.GuardCallsJava h -> "guard calls Java";
      case Hindrance.Unknown h -> "unknown";
    };
  }

  private String taken(Hindrance.Taken taken) {
    return "{\"head\":"
        + taken.head()
        + ",\"pattern\":"
        + JsonText.quoted(taken.pattern())
        + ",\"atom\":"
        + atom(taken.atom())
        + ",\"copies\":"
        + taken.number()
        + "}";
  }

  private String more(Hindrance hindrance) {
    return switch (hindrance) {
      case Hindrance.NoAtom none ->
          ",\"missing\":{\"head\":"
              + none.head()
              + ",\"pattern\":"
              + JsonText.quoted(none.pattern())
              + ",\"fitting\":"
              + none.fitting()
              + lack(none.lack())
              + ",\"variables\":"
              + variables(none.known())
              + "}";
      case Hindrance.GuardFails guard -> {
        var reason = guard.reason();
        yield ",\"guard\":{\"part\":"
            + JsonText.quoted(guard.part())
            + ",\"number\":"
            + guard.number()
            + ",\"parts\":"
            + guard.parts()
            + (guard.left() == null ? "" : ",\"left\":" + atom(guard.left()))
            + (guard.right() == null ? "" : ",\"right\":" + atom(guard.right()))
            + (reason == null ? "" : ",\"noValue\":" + JsonText.quoted(reason.message()))
            + ",\"variables\":"
            + variables(guard.variables())
            + ",\"whole\":"
            + guard.whole()
            + "}";
      }
      case Hindrance.None h -> "";
      case Hindrance.GuardCallsJava h -> "";
      case Hindrance.Unknown h -> "";
    };
  }

  private String lack(Hindrance.Lack lack) {
    return switch (lack) {
      case Hindrance.NothingThere l -> why("nothing there");
      case Hindrance.OnlyItself l -> why("only itself");
      case Hindrance.NotInert l -> why("not inert") + ",\"nearest\":" + atom(l.atom());
      case Hindrance.TooFew(int wanted, int there) ->
          why("taken") + ",\"wanted\":" + wanted + ",\"there\":" + there;
      case Hindrance.Differs(Mismatch nearest) -> why("nothing fits") + mismatch(nearest);
      case Hindrance.OtherValues(Mismatch nearest) -> why("other values") + mismatch(nearest);
    };
  }

  private static String why(String word) {
    return ",\"why\":" + JsonText.quoted(word);
  }

  private String mismatch(Mismatch mismatch) {
    return ",\"nearest\":"
        + atom(mismatch.atom())
        + ",\"field\":"
        + array(mismatch.path(), String::valueOf)
        + ",\"wanted\":"
        + JsonText.quoted(mismatch.wanted());
  }

  private String variables(List<Hindrance.Named> variables) {
    return variables.stream()
        .map(variable -> JsonText.quoted(variable.name()) + ":" + atom(variable.value()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static <T> String array(List<T> values, Function<T, String> each) {
    return values.stream().map(each).collect(Collectors.joining(",", "[", "]"));
  }

  private String atom(Object value) {
    return JsonText.quoted(Abbreviation.printLong(printer, value));
  }
}
