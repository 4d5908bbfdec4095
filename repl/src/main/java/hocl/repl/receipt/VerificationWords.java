package hocl.repl.receipt;

import hocl.language.receipt.ReceiptVerification;
import hocl.language.receipt.Sample;
import hocl.repl.present.Visible;
import hocl.repl.report.Reports;
import hocl.runtime.gateway.Json;
import hocl.runtime.ledger.Course;
import hocl.runtime.reactor.Coverage;
import hocl.runtime.receipt.Assurance;
import hocl.runtime.receipt.Receipt;
import hocl.runtime.receipt.Statement;
import hocl.runtime.receipt.Tracing;
import hocl.runtime.referee.Dossier;
import hocl.runtime.referee.Proceedings;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The words about a receipt that was not refused: what was confirmed, and what was not shown.
 *
 * @param receipt the receipt
 * @param so what was confirmed
 * @param sample which reactions were judged
 * @param trusted whether its key is one of those that are trusted, or null if none were named
 */
public record VerificationWords(
    Receipt receipt, ReceiptVerification.Confirmed so, Sample sample, @Nullable Boolean trusted) {

  /** Everything in one line. */
  public String line() {
    Statement statement = receipt.statement();
    boolean whole =
        so.isComplete(statement) && (statement.tracing() == Tracing.WHOLE || so.tasks() >= 0);
    return (whole ? "Confirmed: " : "Confirmed in part: ")
        + reactions(statement)
        + " "
        + rest(statement)
        + " Signed by the key "
        + receipt.signer()
        + (trusted == null ? ", of which nothing is known" : ", which is trusted")
        + ". Its signer says of checks before: "
        + Visible.of(checked(statement.assurance()))
        + "."
        + Visible.of(drawn(statement.assurance().dossier()));
  }

  /** The draws of verifiers, which were repeated. */
  private String drawn(@Nullable Dossier dossier) {
    if (dossier == null) {
      return "";
    }
    Proceedings proceedings = dossier.proceedings();
    String all = Reports.count(proceedings.draws().size(), "draw");
    String words = " " + all + " of verifiers follow from the key that they were bound to";
    if (!proceedings.whole()) {
      words += ", and later ones were not written down";
    }
    if (proceedings.secrets().size() > 1) {
      words += ", and those of earlier referees cannot be repeated";
    }
    words += ".";
    Course course = dossier.course();
    if (course != null) {
      words +=
          " "
              + Reports.count(course.commits().size(), "result")
              + " of tasks lead from one to the next, signed by "
              + Reports.count(dossier.signers().size(), "node")
              + ".";
    }
    for (Map.Entry<String, String> one : proceedings.convicted().entrySet()) {
      words += " Node " + one.getKey() + " was quarantined, " + proof(one.getKey()) + ".";
    }
    for (String remark : proceedings.remarks()) {
      words += " It was noticed of " + remark + ".";
    }
    return words;
  }

  /** Says whether the proof against a node holds. */
  private String proof(String node) {
    return switch (so.convictions().get(node)) {
      case SIGNED -> "and its proof holds: the node was wrong, and signed it";
      case UNSIGNED -> "and what it is said to have done is wrong, but is not signed by it";
      case UNKNOWN, VOID -> "and its proof could not be repeated";
      case null -> "and its proof is not in the receipt";
    };
  }

  private String reactions(Statement statement) {
    String all = Reports.count(statement.reactions(), "reaction");
    if (so.tasks() >= 0) {
      return tasks(all);
    }
    if (statement.tracing() != Tracing.WHOLE) {
      return "it is not shown that the "
          + all
          + " were legal, since "
          + switch (statement.tracing()) {
            case WHOLE, TOO_LONG -> "they were too many to be written down.";
            case THREADS -> "they happened on several threads.";
            case NODES -> "they happened on several nodes.";
          };
    }
    if (!so.leads()) {
      return "only the first "
          + so.reactions()
          + " of "
          + all
          + " were repeated, and it is not shown that they lead to the result.";
    }
    if (sample.size() < statement.reactions()) {
      return sample.size()
          + " of "
          + all
          + " were drawn and are legal, and all lead to the result; one that is not legal would be"
          + " missed with probability "
          + String.format(Locale.ROOT, "%.4f", sample.missed())
          + ".";
    }
    return switch ((int) Math.min(2, statement.reactions())) {
      case 0 -> "the result is what there was at the beginning.";
      case 1 -> "the reaction is legal and leads to the result.";
      default -> "all " + all + " are legal and lead to the result.";
    };
  }

  /**
   * Says how many tasks of nodes were repeated, and with what result.
   *
   * @param all the number of reactions, as words
   */
  private String tasks(String all) {
    String frame = "lead from the data to the result in " + all;
    if (so.tasks() == sample.of()) {
      return so.tasks() == 1
          ? "the task was repeated and is right; its result is reached in " + all + "."
          : "all " + so.tasks() + " tasks were repeated and are right, and " + frame + ".";
    }
    return so.tasks()
        + " of "
        + sample.of()
        + " tasks were "
        + (so.tasks() == sample.size() ? "drawn and " : "")
        + "repeated and are right, and all "
        + frame
        + "; one that is wrong would be missed with probability "
        + String.format(Locale.ROOT, "%.4f", 1 - (double) so.tasks() / sample.of())
        + ".";
  }

  private String rest(Statement statement) {
    Coverage rest = so.rest();
    String atoms = Reports.count(so.result().size(), "atom");
    if (rest == null) {
      return "Its "
          + atoms
          + " need not be inert: the run "
          + switch (statement.end()) {
            case REACTION_LIMIT -> "stopped at a limit of reactions.";
            case STEP_LIMIT -> "stopped at a limit of steps.";
            case TIME_LIMIT -> "stopped at a limit of time.";
            case MEMORY_LIMIT -> "stopped for want of memory.";
            case INERT, INTERRUPTED, FAILED -> "was interrupted.";
          };
    }
    return rest.complete()
        ? "Nothing can react in the " + atoms + " of the result."
        : "Nothing was found that can react, in "
            + rest.tried()
            + " of "
            + Reports.count(rest.due(), "atom")
            + ".";
  }

  private static String checked(Assurance assurance) {
    return assurance.policy()
        + " ("
        + assurance.words()
        + (assurance.error().isPresent()
            ? "; a wrong result passes with probability " + assurance.error().getAsDouble()
            : "")
        + ")";
  }

  private Map<String, String> standings() {
    Map<String, String> all = new TreeMap<>();
    so.convictions().forEach((node, standing) -> all.put(node, standing.name()));
    return all;
  }

  /** Everything as a JSON object. */
  public Map<String, @Nullable Object> json() {
    Statement statement = receipt.statement();
    Coverage rest = so.rest();
    Assurance assurance = statement.assurance();
    boolean traced = statement.tracing() == Tracing.WHOLE;
    Dossier dossier = assurance.dossier();
    Proceedings proceedings = dossier == null ? null : dossier.proceedings();
    Course course = dossier == null ? null : dossier.course();
    return Json.object(
        "confirmed",
        true,
        "complete",
        so.isComplete(statement) && (traced || so.tasks() >= 0),
        "version",
        statement.version(),
        "program",
        statement.program(),
        "input",
        statement.input(),
        "end",
        statement.end().name(),
        "inert",
        rest == null ? null : (Object) rest.complete(),
        "atoms",
        so.result().size(),
        "root",
        statement.root(),
        "reactions",
        statement.reactions(),
        "trace",
        statement.tracing().name(),
        "leads",
        so.leads(),
        "judged",
        traced ? Math.min(sample.size(), so.reactions()) : 0,
        "missed",
        (traced || so.tasks() >= 0) && so.leads() ? sample.missed() : (Object) 1.0,
        "signer",
        receipt.signer(),
        "trusted",
        trusted,
        "policy",
        assurance.policy(),
        "open",
        assurance.words(),
        "draws",
        proceedings == null ? null : proceedings.draws().size(),
        "quarantined",
        proceedings == null ? null : proceedings.convicted(),
        "proofs",
        dossier == null ? null : standings(),
        "remarks",
        proceedings == null ? null : proceedings.remarks(),
        "commits",
        course == null ? null : course.commits().size(),
        "tasks",
        so.tasks() < 0 ? null : so.tasks(),
        "signers",
        dossier == null ? null : dossier.signers(),
        "error",
        assurance.error().isPresent() ? assurance.error().getAsDouble() : null);
  }
}
