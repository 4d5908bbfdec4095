package hocl.repl.command;

import hocl.language.audit.FinishedRun;
import hocl.language.program.Instance;
import hocl.language.receipt.Receipts;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.Options;
import hocl.repl.option.UsageException;
import hocl.repl.receipt.KeyFile;
import hocl.repl.report.Reports;
import hocl.repl.report.Version;
import hocl.runtime.key.SigningKey;
import hocl.runtime.reactor.End;
import hocl.runtime.receipt.ReceiptException;
import hocl.runtime.receipt.Tracing;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The receipt that a run is to leave: where it goes, and the key that signs it. */
final class RunReceipt {

  private static final String RECEIPT = "--receipt";
  private static final String KEY = "--key";
  private static final String ALLOW_JAVA = "--allow-java";

  private final String name;
  private final OutputFile file;
  private final SigningKey key;
  private final Tracing unrecorded;
  private final Reacting reacting;

  private RunReceipt(String name, OutputFile file, SigningKey key, Reacting reacting) {
    this.name = name;
    this.file = file;
    this.key = key;
    this.unrecorded = reacting.unrecorded();
    this.reacting = reacting;
  }

  /** Adds {@code --receipt} and {@code --key}. */
  static CommandSpec addOptions(CommandSpec spec) {
    return spec.addOption(
            Options.value(
                RECEIPT,
                "FILE",
                "Writes a signed receipt of the run, with its reactions, see `hocl verify`."))
        .addOption(
            Options.value(
                KEY,
                "FILE",
                "The key that signs the receipt, made if there is none; if not given, `hocl/key` in"
                    + " your configuration folder."));
  }

  /**
   * The receipt that is wanted, if any; the key is read or made.
   *
   * @param reacting where the program reacts
   * @throws UsageException if the options do not fit, or the files cannot be used
   */
  static Optional<RunReceipt> of(ParseResult parsed, Reacting reacting, Console console) {
    Optional<String> name = Options.get(parsed, RECEIPT);
    if (name.isEmpty()) {
      if (Options.get(parsed, KEY).isPresent()) {
        throw new UsageException(
            "`" + KEY + "` has no meaning without `" + RECEIPT + "`.", "Leave it out.");
      }
      return Optional.empty();
    }
    if (Options.has(parsed, ALLOW_JAVA)) {
      throw new UsageException(
          "`"
              + ALLOW_JAVA
              + "` has no meaning with `"
              + RECEIPT
              + "`: nobody could repeat what Java"
              + " does.",
          "Leave one out.");
    }
    OutputFile file = OutputFile.at(RECEIPT, name.get());
    return Optional.of(
        new RunReceipt(
            name.get(), file, KeyFile.open(Options.get(parsed, KEY), console), reacting));
  }

  /** Writes the receipt of a run that is over, or says why there is none. */
  ExitCode write(Instance instance, FinishedRun run, Console console) {
    if (run.outcome().end() == End.FAILED) {
      console.err().line("There is no receipt, since the run failed.");
      return ExitCode.OK;
    }
    try {
      file.write(
          Receipts.write(instance, run, unrecorded, reacting.assurance(), Version.line(), key));
    } catch (ReceiptException e) {
      Reports.complain(
          "`" + name + "` cannot be written: the result has no receipt: " + e.clause() + ".",
          "",
          console);
      return ExitCode.USAGE;
    } catch (UsageException e) {
      Reports.complain(e.sentence(), e.hint(), console);
      return ExitCode.USAGE;
    }
    if (!run.isRecorded()) {
      console
          .err()
          .line(
              "The receipt is without reactions, since these happened on several "
                  + (unrecorded == Tracing.NODES ? "nodes" : "threads")
                  + ": it cannot show that they were legal.");
    }
    return ExitCode.OK;
  }
}
