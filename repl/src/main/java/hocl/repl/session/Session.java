package hocl.repl.session;

import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Item;
import hocl.language.CompileOptions;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.StoppedAtStart;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import hocl.repl.report.BugReport;
import hocl.repl.report.Ends;
import hocl.repl.report.OutputFile;
import hocl.repl.report.Reports;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Limits;
import hocl.runtime.reactor.ReactionFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An interactive session: one living solution, and names that inputs define. Definitions add to the
 * names; a molecule drops into the solution, which reacts at once and is shown. A reaction that
 * fails leaves the solution as it was before the input. One thread at a time.
 */
public final class Session {

  private static final Path HERE = Path.of("");

  private final Console console;
  private final InputLines lines;
  private final CommandTable commands;
  private final LongTexts texts;
  private final Showing showing;
  private final Reacting reacting;
  private final Living living;
  private final Past past = new Past();
  private SessionNames names = SessionNames.NONE;
  private @Nullable Elsewhere elsewhere;
  private boolean over;
  private ExitCode gravest = ExitCode.OK;
  private int inputs;

  /**
   * A session with an empty solution.
   *
   * @param lines where the inputs come from; stay open
   * @param commands what inputs that begin with a colon do
   */
  public Session(Console console, InputLines lines, CommandTable commands) {
    this.console = console;
    this.lines = lines;
    this.commands = commands;
    this.texts = new LongTexts(console, lines, this::note);
    this.showing = new Showing(console, texts);
    this.reacting = new Reacting(console, lines, showing, () -> names, this::note);
    this.living = reacting.living();
    lines.completeFrom(new SessionVocabulary(this));
  }

  /**
   * Handles inputs until there are no more.
   *
   * @return for a person always success; for a script the gravest of what happened
   */
  public ExitCode run() {
    // a program to begin with may have been interrupted
    over |= isLeft();
    while (!over && !console.out().closed()) {
      switch (lines.next(prompt())) {
        case Input.Text(String text) -> accept(text);
        case Input.Abandoned _ -> {}
        case Input.End _ -> over = true;
      }
      over |= isLeft();
    }
    return lines.interactive() ? ExitCode.OK : gravest;
  }

  /** Whether a script was interrupted, so that the rest of it is left. */
  private boolean isLeft() {
    return !lines.interactive() && gravest == ExitCode.INTERRUPTED;
  }

  private String prompt() {
    Elsewhere job = elsewhere;
    return job == null
        ? Prompt.of(living.inert(), reacting.paused(), living.seed())
        : "hocl (" + job.title() + ")> ";
  }

  /** The solution that the session talks to instead of its own, or null. */
  public @Nullable Elsewhere elsewhere() {
    return elsewhere;
  }

  /** Talks to another solution from now on. */
  public void talkTo(Elsewhere other) {
    elsewhere = other;
  }

  /** Returns to the solution of the session. */
  public void leaveJob() {
    elsewhere = null;
  }

  /**
   * Adds a program to the session: its definitions and its molecule.
   *
   * @param given values of its parameters, and where else its imports are looked up
   * @throws UsageException if the file cannot be read
   */
  public void load(String file, CompileOptions given) {
    if (file.equals(ProgramSources.STDIN)) {
      throw new UsageException(
          "Standard input is what this session reads already.",
          "Name a file, or type the program.");
    }
    SourceText source = ProgramSources.read(file, console.in());
    changing(
        "`:load " + file + "`",
        () -> {
          Path folder = ProgramSources.folder(file);
          add(source, folder, SessionInputs.compile(source, folder, names, given));
        });
  }

  /**
   * Writes the names and the solution as a program.
   *
   * @throws UsageException if the file cannot be written
   */
  public void save(String file) {
    OutputFile target = OutputFile.at(":save", file);
    SavedProgram.Text text = SavedProgram.of(names);
    texts.write(
        "the solution; `" + file + "` was not written",
        limit ->
            target.write(out -> {
              out.append(text.definitions());
              Showing.printer(text.scope()).print(living.content(), limit.over(out));
              out.append('\n');
            }));
  }

  /** Handles one whole input. */
  private void accept(String text) {
    String input = text.strip();
    try {
      if (Completeness.isCommand(text)) {
        commands.perform(input, this);
      } else if (!WordsOfHabit.answer(input, names, console) && !text.isBlank()) {
        inputs++;
        SourceText source = new SourceText("input " + inputs, text.stripTrailing());
        drop(source, input);
      }
    } catch (UsageException e) {
      Reports.complain(e.sentence(), e.hint(), console);
      note(ExitCode.USAGE);
    } catch (OutOfMemoryError e) {
      Reports.complain(
          "The memory is used up.", "The solution is as it was before this input.", console);
      note(ExitCode.LIMIT);
    } catch (RuntimeException | StackOverflowError e) {
      BugReport.show(e, "input " + input, console);
      note(ExitCode.INTERNAL);
    }
    console.out().flush();
  }

  private void drop(SourceText source, String input) {
    Elsewhere job = elsewhere;
    if (job != null) {
      job.drop(source);
      return;
    }
    changing(
        "`" + firstLine(input) + "`",
        () -> add(source, HERE, SessionInputs.compileInput(source, HERE, names)));
  }

  private static String firstLine(String text) {
    String first = text.lines().findFirst().orElse("");
    int most = 60;
    return first.length() < text.length() || first.length() > most
        ? first.substring(0, Math.min(first.length(), most)).stripTrailing() + " ..."
        : first;
  }

  /**
   * Does something that can be taken back.
   *
   * @param what names it, for the one who takes it back
   */
  public void changing(String what, Runnable action) {
    Moment before = moment();
    boolean done = false;
    try {
      action.run();
      done = true;
    } finally {
      if (!done) {
        goTo(before);
      }
    }
    Moment after = moment();
    if (!after.isSame(before)) {
      past.add(what, before);
    }
  }

  /** How the session stands. */
  private Moment moment() {
    return new Moment(living.content(), living.inert(), living.mark(), names, reacting.paused());
  }

  private void goTo(Moment moment) {
    living.replace(moment.solution(), moment.inert(), moment.came());
    names = moment.names();
    reacting.pause(moment.paused());
  }

  /** Takes the latest change back; false if there is none that can be. */
  public boolean undo() {
    return move(past.undo(moment()), "Took back ");
  }

  /** Makes the change again that was taken back last; false if there is none. */
  public boolean redo() {
    return move(past.redo(moment()), "Did again ");
  }

  private boolean move(Past.@Nullable Step step, String deed) {
    if (step == null) {
      return false;
    }
    goTo(step.moment());
    console.err().line(deed + step.what() + ".");
    showing.solution(living.content(), names);
    return true;
  }

  /** Adds the definitions of a source and drops its molecule into the solution. */
  private void add(SourceText source, Path folder, SessionInputs.Compiled compiled) {
    Moment before = moment();
    Optional<Program> program = judged(compiled);
    Optional<Instance> instance = program.flatMap(known -> started(known, living::add));
    if (program.isEmpty() || instance.isEmpty()) {
      return;
    }
    define(source, folder, instance.get());
    if (program.get().core().module()) {
      return;
    }
    if (reacting.paused()) {
      reacting.settle();
      showing.solution(living.content(), names);
    } else {
      reacting.react(Long.MAX_VALUE, before);
    }
  }

  /** Adds the names that a source defines and shows their values. */
  private void define(SourceText source, Path folder, Instance instance) {
    List<Item> items = SessionInputs.items(source, instance.program());
    if (items.isEmpty()) {
      return;
    }
    names = names.with(source, folder, items, instance);
    for (Item item : items) {
      DefinitionReader.name(item)
          .ifPresent(name -> {
            Object value = instance.names().get(name);
            if (value != null) {
              showing.definition(name, value, names);
            }
          });
    }
  }

  /** The program of a source, if it is right; otherwise its errors are shown. */
  public Optional<Program> compile(SourceText source, Path folder) {
    return judged(SessionInputs.compile(source, folder, names, CompileOptions.DEFAULT));
  }

  private Optional<Program> judged(SessionInputs.Compiled compiled) {
    if (!compiled.errors().isEmpty()) {
      Reports.show(compiled.errors(), console);
      note(ExitCode.REFUSED);
    }
    return Optional.ofNullable(compiled.program());
  }

  /**
   * A program with its definitions evaluated, if that is possible; otherwise the failure is shown.
   */
  public Optional<Instance> started(Program program, BiFunction<Program, Limits, Instance> start) {
    return reacting.interruptible(cancellation -> {
      Budget budget = new Budget(Long.MAX_VALUE, null, cancellation);
      try {
        return Optional.of(start.apply(program, new Limits(budget)));
      } catch (StoppedAtStart stopped) {
        note(Ends.reportInput(stopped, console));
      } catch (ReactionFailure failure) {
        Ends.report(failure, console);
        note(ExitCode.FAILED);
      }
      return Optional.empty();
    });
  }

  /** Prints atoms as the names of the session make them known. */
  public AtomPrinter printer() {
    return Showing.printer(names);
  }

  /** The names. */
  public SessionNames names() {
    return names;
  }

  /** The solution, and how it reacts. */
  public Reacting reacting() {
    return reacting;
  }

  /** The solution as it stands. */
  public Solution solution() {
    return living.content();
  }

  /** The number of changes that can be taken back. */
  public int undoable() {
    return past.size();
  }

  /** Shows values. */
  public Showing showing() {
    return showing;
  }

  /** The commands. */
  public CommandTable commands() {
    return commands;
  }

  /** Where the session writes to. */
  public Console console() {
    return console;
  }

  /** Takes every atom out of the solution. */
  public void clear() {
    changing("`:clear`", () -> living.replace(Solution.EMPTY, true, living.mark()));
  }

  /** Ends the session. */
  public void quit() {
    over = true;
  }

  /** Remembers what a script is to end with. */
  public void note(ExitCode code) {
    gravest = gravest.and(code);
  }
}
