package hocl.repl.command;

import hocl.language.audit.FinishedRun;
import hocl.language.program.Instance;
import hocl.language.receipt.Receipts;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.Options;
import hocl.repl.option.UsageException;
import hocl.repl.receipt.KeyFile;
import hocl.repl.report.OutputFile;
import hocl.repl.report.Reports;
import hocl.repl.report.Version;
import hocl.runtime.key.SigningKey;
import hocl.runtime.reactor.End;
import hocl.runtime.receipt.Assurance;
import hocl.runtime.receipt.ReceiptException;
import hocl.runtime.receipt.Tracing;
import hocl.runtime.referee.Dossier;
import hocl.runtime.referee.Keeping;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The receipt that a run is to leave: where it goes, and the key that signs it. */
final class RunReceipt {

  private static final String RECEIPT = "--receipt";
  private static final String TASKS = "--receipt-tasks";
  private static final String KEY = "--key";
  private static final String ALLOW_JAVA = "--allow-java";

  private final String name;
  private final OutputFile file;
  private final SigningKey key;
  private final Tracing unrecorded;
  private final Keeping keeping;

  private RunReceipt(
      String name, OutputFile file, SigningKey key, Tracing unrecorded, Keeping keeping) {
    this.name = name;
    this.file = file;
    this.key = key;
    this.unrecorded = unrecorded;
    this.keeping = keeping;
  }

  /** Adds {@code --receipt} and {@code --key}. */
  static CommandSpec addOptions(CommandSpec spec) {
    return spec.addOption(
            Options.value(
                RECEIPT,
                "FILE",
                "Writes a signed receipt of the run, with its reactions, see `hocl verify`."))
        .addOption(
            Options.flag(
                TASKS,
                "With --receipt and nodes that check one another: the receipt has the atoms of all"
                    + " tasks, so that these can be repeated."))
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
   * @param unrecorded why reactions are not written down, where they are not
   * @param checked whether nodes check one another
   * @throws UsageException if the options do not fit, or the files cannot be used
   */
  static Optional<RunReceipt> of(
      ParseResult parsed, Tracing unrecorded, boolean checked, Console console) {
    Optional<String> name = Options.get(parsed, RECEIPT);
    if (name.isEmpty()) {
      for (String option : List.of(KEY, TASKS)) {
        if (parsed.hasMatchedOption(option)) {
          throw new UsageException(
              "`" + option + "` has no meaning without `" + RECEIPT + "`.", "Leave it out.");
        }
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
    if (Options.has(parsed, TASKS) && !checked) {
      throw new UsageException(
          "`" + TASKS + "` has no meaning where no nodes check one another.",
          "Leave it out, or add `--cluster 3`.");
    }
    Keeping keeping = Options.has(parsed, TASKS) ? Keeping.TASKS : Keeping.COMMITS;
    OutputFile file = OutputFile.at(RECEIPT, name.get());
    return Optional.of(
        new RunReceipt(
            name.get(),
            file,
            KeyFile.open(Options.get(parsed, KEY), console),
            unrecorded,
            keeping));
  }

  /** The records of the work of nodes that the receipt needs. */
  Keeping keeping() {
    return keeping;
  }

  /** Writes the receipt of a run that is over, or says why there is none. */
  ExitCode write(Instance instance, FinishedRun run, Assurance assurance, Console console) {
    if (run.outcome().end() == End.FAILED) {
      console.err().line("There is no receipt, since the run failed.");
      return ExitCode.OK;
    }
    try {
      file.write(
          Receipts.write(instance, run, unrecorded, assurance, Version.line(), key),
          console.environment().interrupts());
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
    Dossier dossier = assurance.dossier();
    if (keeping == Keeping.TASKS && (dossier == null || !dossier.tasks())) {
      console
          .err()
          .line(
              dossier == null
                  ? "The receipt is without the atoms of the tasks, since no nodes checked one another."
                  : "The receipt is without the atoms of the tasks: they are more than 256 MiB, or"
                      + " another gateway took the job over.");
    }
    if (!run.isRecorded() && (dossier == null || !dossier.tasks())) {
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
