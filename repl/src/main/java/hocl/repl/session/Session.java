package hocl.repl.session;

import hocl.grammar.Parser;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.FileImport;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.NameImport;
import hocl.grammar.tree.Param;
import hocl.grammar.tree.Terminator;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.StoppedAtStart;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.console.Interrupts;
import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import hocl.repl.report.Abbreviation;
import hocl.repl.report.BugReport;
import hocl.repl.report.Ends;
import hocl.repl.report.NamedRules;
import hocl.repl.report.Reports;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Limits;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.ReactionFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/**
 * An interactive session: one living solution, and names that inputs define. Definitions add to the
 * names; a molecule drops into the solution, which reacts at once and is shown. Whatever goes
 * wrong, what was there before stays. One thread at a time.
 */
public final class Session {

  private static final int LONGEST = 2000;

  private final Console console;
  private final InputLines lines;
  private final SessionCommands commands = new SessionCommands(this);
  private final Living living;
  private final Map<String, Object> names = new LinkedHashMap<>();
  private final List<String> definitions = new ArrayList<>();
  private OptionalLong seed = OptionalLong.empty();
  private ExitCode gravest = ExitCode.OK;
  private int inputs;

  /**
   * A session with an empty solution.
   *
   * @param lines where the inputs come from; stay open
   */
  public Session(Console console, InputLines lines) {
    this.console = console;
    this.lines = lines;
    this.living = new Living(line -> console.out().line(line));
  }

  /**
   * Handles inputs until there are no more.
   *
   * @return for a person always success; for a script the gravest of what happened
   */
  public ExitCode run() {
    while (true) {
      boolean goesOn =
          switch (lines.next()) {
            case Input.Text(String text) -> accept(text);
            case Input.Abandoned _ -> true;
            case Input.End _ -> false;
          };
      boolean stopped = !lines.interactive() && gravest == ExitCode.INTERRUPTED;
      if (!goesOn || stopped || console.out().closed()) {
        return lines.interactive() ? ExitCode.OK : gravest;
      }
    }
  }

  /**
   * Adds a program to the session: its definitions and its molecule.
   *
   * @throws UsageException if the file cannot be read
   */
  public void load(String file) {
    add(ProgramSources.read(file, console.in()), ProgramSources.folder(file));
  }

  /** Handles one whole input; whether the session goes on. */
  private boolean accept(String text) {
    boolean goesOn = true;
    try {
      if (Completeness.isCommand(text)) {
        goesOn = commands.perform(text.strip());
      } else if (!text.isBlank()) {
        inputs++;
        add(whole(new SourceText("input " + inputs, text.stripTrailing())), Path.of(""));
      }
    } catch (UsageException e) {
      complain(e.sentence(), e.hint());
      note(ExitCode.USAGE);
    } catch (OutOfMemoryError e) {
      complain("The memory is used up.", "The solution is as it was before this input.");
      note(ExitCode.LIMIT);
    } catch (RuntimeException | StackOverflowError e) {
      BugReport.show(e, "input " + text.strip(), console);
      note(ExitCode.INTERNAL);
    }
    console.out().flush();
    return goesOn;
  }

  /** An input as a program: with the semicolon that the last definition of an input may lack. */
  private static SourceText whole(SourceText input) {
    boolean lacking =
        Parser.parseProgram(input).hasErrors() && !Parser.parseReplInput(input).hasErrors();
    return lacking ? new SourceText(input.name(), input.text() + "\n;") : input;
  }

  /**
   * Adds the definitions of a source to the session and drops its molecule into the solution.
   *
   * @param folder where its imports are looked up
   */
  void add(SourceText source, Path folder) {
    Optional<Program> program = compile(source, folder);
    if (program.isEmpty()) {
      return;
    }
    Optional<Instance> instance = started(program.get(), living::add);
    if (instance.isEmpty()) {
      return;
    }
    define(source, instance.get());
    if (!program.get().core().module()) {
      react(Long.MAX_VALUE);
    }
  }

  /** Adds the names that a source defines and shows their values. */
  private void define(SourceText source, Instance instance) {
    List<Item> items =
        Parser.parseProgram(source).tree().map(hocl.grammar.tree.Program::items).orElse(List.of());
    if (items.isEmpty()) {
      return;
    }
    names.putAll(instance.names());
    for (Item item : items) {
      definitions.add(statement(item));
      name(item)
          .ifPresent(name -> {
            Object value = instance.names().get(name);
            if (value != null) {
              console.out().line(show(name, value));
            }
          });
    }
  }

  private static Optional<String> name(Item item) {
    return switch (item) {
      case Binding binding -> Optional.of(binding.name().text());
      case Param param -> Optional.of(param.name().text());
      case NameImport _, FileImport _ -> Optional.empty();
    };
  }

  /** The text of a definition, ended by a semicolon. */
  private static String statement(Item item) {
    String text = item.span().text().stripTrailing();
    boolean closed = item instanceof Binding binding && binding.terminator() == Terminator.IN;
    if ((closed && text.endsWith("in")) || text.endsWith(";")) {
      text = text.substring(0, text.length() - (text.endsWith(";") ? 1 : 2));
    }
    return text.stripTrailing() + ";";
  }

  private static String show(String name, Object value) {
    if (value instanceof FunctionAtom function) {
      return "function " + function.name();
    }
    String text = Abbreviation.print(AtomPrinter.PLAIN, value, LONGEST);
    return text.startsWith(name + " = ") ? text : name + " = " + text;
  }

  /** Lets the solution react on, at most a number of times, and shows it. */
  void step(long reactions) {
    living.add(nothing(), Limits.none());
    react(reactions);
  }

  private void react(long most) {
    Cancellation cancellation = new Cancellation();
    Budget budget = new Budget(most, null, cancellation);
    Outcome outcome;
    try (Interrupts.Handle _ = lines.interrupts().during(cancellation::cancel)) {
      outcome = living.react(budget);
    }
    switch (outcome.end()) {
      case INERT, REACTION_LIMIT, TIME_LIMIT -> {}
      case INTERRUPTED, FAILED, MEMORY_LIMIT -> note(Ends.code(outcome.end()));
    }
    console.out().line(Abbreviation.print(printer(), outcome.solution(), LONGEST));
    Ends.report(outcome, budget, console);
  }

  /** A program that does nothing. */
  private Program nothing() {
    return compile(new SourceText("nothing", ""), Path.of("")).orElseThrow();
  }

  /** The program of a source, if it is right; otherwise its errors are shown. */
  Optional<Program> compile(SourceText source, Path folder) {
    CompileOptions options =
        new CompileOptions(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.copyOf(names),
            folder.toAbsolutePath(),
            false,
            List.of());
    Compilation compilation = Compiler.compile(source, options);
    List<Diagnostic> errors = Reports.errors(compilation.diagnostics());
    if (!errors.isEmpty()) {
      Reports.show(errors, console);
      note(ExitCode.REFUSED);
    }
    return Optional.ofNullable(compilation.program());
  }

  /**
   * A program with its definitions evaluated, if that is possible; otherwise the failure is shown.
   */
  Optional<Instance> started(Program program, BiFunction<Program, Limits, Instance> start) {
    Cancellation cancellation = new Cancellation();
    Budget budget = new Budget(Long.MAX_VALUE, null, cancellation);
    try (Interrupts.Handle _ = lines.interrupts().during(cancellation::cancel)) {
      return Optional.of(start.apply(program, new Limits(budget)));
    } catch (StoppedAtStart stopped) {
      note(Ends.reportInput(stopped, console));
      return Optional.empty();
    } catch (ReactionFailure failure) {
      Ends.report(failure, console);
      note(ExitCode.FAILED);
      return Optional.empty();
    }
  }

  /** Prints atoms as the names of the session make them known. */
  AtomPrinter printer() {
    return NamedRules.printer(names);
  }

  /** The living solution. */
  Living living() {
    return living;
  }

  /** The sources of the definitions, oldest first. */
  List<String> definitions() {
    return definitions;
  }

  /** Where the session writes to. */
  Console console() {
    return console;
  }

  /** Takes every atom out of the solution. */
  void clear() {
    living.clear(seed);
  }

  /** Draws every later choice at random, or, without a seed, fairly. */
  void seed(OptionalLong newSeed) {
    seed = newSeed;
    living.choose(seed, nothing());
  }

  private void note(ExitCode code) {
    gravest = gravest.and(code);
  }

  private void complain(String sentence, String hint) {
    Reports.complain(sentence, hint, console);
  }
}
