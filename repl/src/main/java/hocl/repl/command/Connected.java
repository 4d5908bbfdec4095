package hocl.repl.command;

import hocl.language.CompileOptions;
import hocl.language.Machine;
import hocl.language.audit.FinishedRun;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.language.resolve.TextFiles;
import hocl.repl.cluster.ShippedProgram;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.gateway.GatewayClient;
import hocl.repl.gateway.GatewayException;
import hocl.repl.option.Options;
import hocl.repl.option.UsageException;
import hocl.repl.report.Ends;
import hocl.repl.report.OutputFile;
import hocl.repl.report.Reports;
import hocl.runtime.atom.Solution;
import hocl.runtime.check.Policy;
import hocl.runtime.check.Wish;
import hocl.runtime.codec.CodecException;
import hocl.runtime.data.JsonEncoding;
import hocl.runtime.gateway.Evidence;
import hocl.runtime.gateway.Submission;
import hocl.runtime.reactor.Budget;
import hocl.runtime.receipt.Assurance;
import hocl.runtime.receipt.Tracing;
import hocl.runtime.referee.Keeping;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Runs a program by means of a gateway. */
final class Connected {

  private static final String DETACH = "--detach";
  private static final String KEEP = "--keep";

  /** How what is said of checking begins where nothing is checked. */
  private static final String UNCHECKED = "none:";

  private static final List<String> NOT_THERE =
      List.of(
          "--seed",
          "--trace",
          "--trace-file",
          "--stats",
          "--strict",
          "--audit",
          "--allow-java",
          "--threads",
          "--cluster",
          "--dump");

  private Connected() {}

  /** Adds the options. */
  static CommandSpec addOptions(CommandSpec spec) {
    return spec.addOption(
            Options.value(
                GatewayOptions.CONNECT,
                "HOST:PORT",
                "Submits the program to the gateway of a node that stays, see `hocl node`."))
        .addOption(
            Options.flag(DETACH, "With --connect: prints the job and leaves; see `hocl watch`."))
        .addOption(
            Options.flag(
                KEEP,
                "With --connect: atoms may still come when it is inert, see `hocl inject`; also"
                    + " detaches."));
  }

  /**
   * Whether a gateway is to run the program.
   *
   * @throws UsageException if that does not fit the other options
   */
  static boolean isWanted(ParseResult parsed) {
    boolean wanted = Options.get(parsed, GatewayOptions.CONNECT).isPresent();
    for (String option : List.of(DETACH, KEEP)) {
      if (!wanted && Options.has(parsed, option)) {
        throw new UsageException(
            "`" + option + "` has no meaning without `" + GatewayOptions.CONNECT + "`.",
            "Name the gateway of a node.");
      }
    }
    for (String option : NOT_THERE) {
      if (wanted && parsed.hasMatchedOption(option)) {
        throw new UsageException(
            "`"
                + option
                + "` has no meaning with `"
                + GatewayOptions.CONNECT
                + "`"
                + reason(option),
            "Leave one out.");
      }
    }
    if (wanted && leaves(parsed) && parsed.hasMatchedOption("--receipt")) {
      throw new UsageException(
          "`--receipt` has no meaning with `"
              + DETACH
              + "` or `"
              + KEEP
              + "`: the result is not here.",
          "Leave one out.");
    }
    return wanted;
  }

  /** The end of a sentence that refuses an option. */
  private static String reason(String option) {
    return option.equals("--allow-java") ? ": nodes run no Java of a program." : ".";
  }

  private static boolean leaves(ParseResult parsed) {
    return Options.has(parsed, DETACH) || Options.has(parsed, KEEP);
  }

  /**
   * Submits a program, and follows it unless that is not wanted.
   *
   * @param output where the solution goes, or nothing for standard output
   * @param dump whether the solution of a job that failed is printed
   */
  static ExitCode run(
      ParseResult parsed,
      ProgramLoader.Loaded program,
      Budget budget,
      Optional<OutputFile> output,
      boolean dump,
      Console console) {
    boolean leaves = leaves(parsed);
    Wish wish = CheckOptions.wish(parsed);
    boolean checked = !wish.policy().equals(new Policy.None().text());
    Optional<RunReceipt> receipt = RunReceipt.of(parsed, Tracing.NODES, checked, console);
    try {
      GatewayClient client = GatewayOptions.client(parsed, console);
      Submission submission =
          submission(
              program.shipped(),
              budget,
              Options.has(parsed, KEEP),
              !leaves,
              wish,
              receipt.map(RunReceipt::keeping).orElse(Keeping.NOTHING));
      Map<String, @Nullable Object> taken = client.post("/jobs", submission.write());
      String job = GatewayOptions.text(taken, "job");
      String checking = GatewayOptions.text(taken, "checking");
      if (!checking.startsWith(UNCHECKED)) {
        console.err().line("Checking by " + checking + ".");
      }
      if (leaves) {
        console.out().line(job);
        console
            .err()
            .line("`hocl watch " + job + "` follows it, `hocl cancel " + job + "` ends it.");
        return ExitCode.OK;
      }
      ExitCode code =
          new Following(client, job, console, 1, false, ResultPrinting.query(parsed), budget.time())
              .run(true, output, dump);
      return receipt.isPresent()
          ? code.and(receipt(client, job, program.program(), receipt.get(), code, console))
          : code;
    } catch (GatewayException e) {
      return GatewayOptions.complain(e, console);
    }
  }

  /** Writes the receipt of a job that is over. */
  private static ExitCode receipt(
      GatewayClient client,
      String job,
      Program program,
      RunReceipt receipt,
      ExitCode code,
      Console console)
      throws GatewayException {
    if (code != ExitCode.OK && code != ExitCode.LIMIT && code != ExitCode.INTERRUPTED) {
      console.err().line("There is no receipt, since the run failed.");
      return ExitCode.OK;
    }
    byte[] bytes = client.bytes(GatewayOptions.pathOf(job) + "/evidence");
    try {
      Evidence evidence = Evidence.read(bytes, program.definitions());
      Assurance assurance =
          evidence.dossier() == null
              ? Assurance.NONE_OF_NODES
              : new Assurance(
                  evidence.policy(), evidence.words(), evidence.error(), evidence.dossier());
      FinishedRun run = new FinishedRun(program, evidence.outcome(), true);
      return receipt.write(Machine.instantiate(program), run, assurance, console);
    } catch (CodecException e) {
      Reports.complain(
          "There is no receipt: what the gateway says of the job cannot be read: "
              + e.getMessage()
              + ".",
          "",
          console);
      return ExitCode.LOST;
    } catch (RunFailure failure) {
      Ends.report(failure, console);
      return ExitCode.FAILED;
    }
  }

  private static Submission submission(
      ShippedProgram program,
      Budget budget,
      boolean keep,
      boolean attached,
      Wish wish,
      Keeping keeping) {
    CompileOptions options = program.options();
    Map<String, Submission.DataText> data = new LinkedHashMap<>();
    options
        .data()
        .forEach((name, atoms) ->
            data.put(
                name,
                new Submission.DataText("hocl-json", JsonEncoding.write(Solution.of(atoms)), "")));
    options
        .dataFiles()
        .forEach((name, file) ->
            data.put(
                name,
                new Submission.DataText(
                    "hocl",
                    Objects.requireNonNull(program.texts().get(TextFiles.pathOf(file))),
                    file.toString())));
    Path folder = options.folder();
    return new Submission(
        program.source().name(),
        program.source().text(),
        options.settings(),
        data,
        folder == null ? "" : folder.toString(),
        options.modulePath().stream().map(path -> path.toAbsolutePath().toString()).toList(),
        program.texts(),
        budget.reactions(),
        budget.time(),
        keep,
        attached,
        wish,
        keeping);
  }
}
