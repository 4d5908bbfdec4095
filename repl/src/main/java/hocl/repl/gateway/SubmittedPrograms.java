package hocl.repl.gateway;

import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.language.program.StoppedAtStart;
import hocl.language.resolve.TextFiles;
import hocl.repl.cluster.ShippedProgram;
import hocl.repl.cluster.ShippedPrograms;
import hocl.repl.console.Palette;
import hocl.repl.option.DataRefusedException;
import hocl.repl.option.GivenData;
import hocl.repl.present.Presenter;
import hocl.repl.report.NamedRules;
import hocl.repl.report.Reports;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.cluster.ProgramBytes;
import hocl.runtime.data.DataException;
import hocl.runtime.data.JsonEncoding;
import hocl.runtime.data.PlainOutput;
import hocl.runtime.gateway.RefusedException;
import hocl.runtime.gateway.Submission;
import hocl.runtime.gateway.Workshop;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Limits;
import hocl.runtime.reactor.ReactionFailure;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes jobs of the programs that clients submit. They cannot use Java, nor files of this node. */
public final class SubmittedPrograms implements Workshop {

  private static final String PROGRAM_FORMAT = "hocl";

  /** It is not known how wide the terminals of clients are. */
  private static final int COLUMNS = 0;

  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final ProgramBytes programs = new ShippedPrograms();

  @Override
  public ProgramBytes programs() {
    return programs;
  }

  @Override
  public Piece prepare(Submission submission) throws RefusedException {
    SourceText source = new SourceText(submission.name(), submission.source());
    Map<String, String> texts = new TreeMap<>();
    CompileOptions options = options(submission, texts);
    Compilation compilation = Compiler.compile(source, options);
    Program program = compilation.program();
    if (program == null) {
      throw refused(compilation);
    }
    if (program.core().module()) {
      throw new RefusedException(
          RefusedException.PROGRAM, "`" + submission.name() + "` holds no molecule.", "");
    }
    try {
      Instance instance = Machine.instantiate(program, forStart(submission.timeout()));
      RunOptions limits =
          new RunOptions(
              java.util.OptionalLong.empty(),
              new Budget(submission.maxReactions(), submission.timeout(), new Cancellation()),
              false,
              false,
              false,
              hocl.runtime.reactor.Observer.NONE,
              line -> {});
      Bytes shipped = Bytes.of(new ShippedProgram(source, options, texts).encode());
      return new SubmittedProgram(instance, Machine.job(instance, limits), shipped);
    } catch (RunFailure failure) {
      throw new RefusedException(RefusedException.START, present(failure));
    } catch (StoppedAtStart stopped) {
      throw tooLong();
    }
  }

  /**
   * The limits on the evaluation of definitions and first atoms, which happens before there is a
   * job to cancel.
   *
   * @param timeout that of the job, or null
   */
  private static Limits forStart(@Nullable Duration timeout) {
    Duration longest =
        timeout == null || timeout.compareTo(LONGEST_START) > 0 ? LONGEST_START : timeout;
    return new Limits(new Budget(Long.MAX_VALUE, longest, new Cancellation()));
  }

  private static RefusedException tooLong() {
    return new RefusedException(
        RefusedException.TOO_LONG,
        "The definitions and first atoms did not come to an end in time.",
        "A gateway gives them "
            + LONGEST_START.toSeconds()
            + " s, or the job's `--timeout` if that is less.");
  }

  private static CompileOptions options(Submission submission, Map<String, String> texts)
      throws RefusedException {
    Map<String, String> settings = new LinkedHashMap<>(submission.settings());
    Map<String, Molecule> data = new LinkedHashMap<>();
    Map<String, Path> dataFiles = new LinkedHashMap<>();
    Map<String, String> origins = new LinkedHashMap<>();
    try {
      Path folder = Path.of(submission.folder()).toAbsolutePath();
      submission
          .files()
          .forEach((name, text) -> texts.put(TextFiles.pathOf(folder.resolve(name)), text));
      for (Map.Entry<String, Submission.DataText> entry : submission.data().entrySet()) {
        String name = entry.getKey();
        Submission.DataText given = entry.getValue();
        if (given.format().equals(PROGRAM_FORMAT)) {
          Path file = Path.of(given.file().isEmpty() ? name + ".hocl" : given.file());
          dataFiles.put(name, file);
          texts.put(TextFiles.pathOf(file), given.text());
        } else {
          GivenData.read(name, given.format(), given.text(), settings, data);
          origins.put(name, "the data of " + name);
        }
      }
      List<Path> modules = submission.modulePath().stream().map(Path::of).toList();
      return new CompileOptions(
              settings, data, dataFiles, Map.of(), folder, false, List.of(), modules)
          .withOrigins(origins)
          .withFiles(TextFiles.of(texts));
    } catch (InvalidPathException e) {
      throw new RefusedException(
          RefusedException.BAD, "`" + e.getInput() + "` is no path of a file.", "");
    } catch (DataRefusedException e) {
      throw new RefusedException(
          RefusedException.PROGRAM, String.valueOf(e.getMessage()), e.hint());
    }
  }

  private static RefusedException refused(Compilation compilation) {
    Presenter presenter = new Presenter(Palette.PLAIN, COLUMNS);
    StringBuilder report = new StringBuilder();
    Reports.errors(compilation.diagnostics())
        .forEach(diagnostic -> report.append(presenter.present(diagnostic)).append('\n'));
    return new RefusedException(RefusedException.PROGRAM, report.toString());
  }

  private static String present(ReactionFailure failure) {
    Presenter presenter = new Presenter(Palette.PLAIN, COLUMNS);
    return failure instanceof RunFailure known
        ? presenter.present(known.diagnostic()) + "\n"
        : presenter.complain(String.valueOf(failure.getMessage()), "");
  }

  /**
   * A program that was submitted.
   *
   * @param instance the program with its definitions evaluated
   */
  private record SubmittedProgram(Instance instance, Job job, Bytes program) implements Piece {

    @Override
    public Molecule read(String name, String text) throws RefusedException {
      CompileOptions options =
          new CompileOptions(
              Map.of(), Map.of(), Map.of(), instance.names(), null, false, List.of());
      Compilation compilation = Compiler.compileInput(new SourceText(name, text), options);
      Program input = compilation.program();
      if (input == null) {
        throw refused(compilation);
      }
      try {
        return Machine.instantiate(input, forStart(null)).molecule();
      } catch (RunFailure failure) {
        throw new RefusedException(RefusedException.START, present(failure));
      } catch (StoppedAtStart stopped) {
        throw tooLong();
      }
    }

    @Override
    public void print(Solution solution, Form form, Appendable out)
        throws DataException, IOException {
      switch (form.format()) {
        case SOURCE -> {
          AtomPrinter printer = NamedRules.printer(instance.names()).compact(form.compact());
          if (instance.program().core().explicitSolution()) {
            printer.print(solution, out);
          } else {
            printer.printContent(solution, out);
          }
        }
        case JSON -> JsonEncoding.write(solution, instance.names(), out);
        case PLAIN_JSON -> PlainOutput.writeJson(solution, out);
        case ROWS -> PlainOutput.writeRows(solution, out);
      }
    }

    @Override
    public String show(ReactionFailure failure) {
      return present(failure).strip();
    }
  }
}
