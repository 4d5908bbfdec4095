package hocl.repl.report;

import hocl.language.why.Cause;
import hocl.language.why.Story;
import hocl.runtime.data.JsonText;
import hocl.runtime.print.AtomPrinter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tells other programs how an atom came to be: a JSON object with the members {@code where}, {@code
 * others}, {@code reactions} and {@code cause}. A cause has {@code atom}, {@code id}, {@code
 * origin} and, by its origin, further members.
 */
public final class WhyJson {

  private final AtomPrinter printer;

  private WhyJson(AtomPrinter printer) {
    this.printer = printer;
  }

  /** The object of an answer, on one line. */
  public static String of(Story.Told told, AtomPrinter printer) {
    WhyJson writer = new WhyJson(printer);
    return "{\"where\":"
        + JsonText.quoted(told.where().name().toLowerCase(Locale.ROOT))
        + ",\"others\":"
        + told.others()
        + ",\"reactions\":"
        + told.reactions()
        + ",\"cause\":"
        + writer.cause(told.cause())
        + "}";
  }

  private String cause(Cause cause) {
    return "{\"atom\":"
        + JsonText.quoted(Abbreviation.printLong(printer, cause.atom()))
        + ",\"id\":"
        + cause.number()
        + ","
        + origin(cause.origin())
        + "}";
  }

  private String origin(Cause.Origin origin) {
    return switch (origin) {
      case Cause.Given o -> named("given");
      case Cause.ToldBefore(long reaction) -> named("told") + ",\"reaction\":" + reaction;
      case Cause.LeftOut(long reactions) -> named("left out") + ",\"reactions\":" + reactions;
      case Cause.Made made -> {
        Cause rule = made.ruleCause();
        yield named("made")
            + ",\"reaction\":"
            + made.reaction()
            + ",\"rule\":"
            + JsonText.quoted(RuleNames.of(made.rule()))
            + (rule == null ? "" : ",\"ruleCause\":" + cause(rule))
            + ",\"from\":"
            + causes(made.taken())
            + ",\"more\":"
            + made.more();
      }
      case Cause.Inside(Cause holder) -> named("inside") + ",\"holder\":" + cause(holder);
      case Cause.Changed changed ->
          named("changed")
              + ",\"before\":"
              + cause(changed.before())
              + ",\"from\":"
              + causes(changed.made())
              + ",\"more\":"
              + changed.more();
    };
  }

  private static String named(String origin) {
    return "\"origin\":" + JsonText.quoted(origin);
  }

  private String causes(List<Cause> causes) {
    return causes.stream().map(this::cause).collect(Collectors.joining(",", "[", "]"));
  }
}
