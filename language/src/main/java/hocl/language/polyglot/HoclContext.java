package hocl.language.polyglot;

import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.source.Source;
import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.LivingSolution;
import hocl.language.RunOptions;
import hocl.language.core.CoreProgram;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.Tiers;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Observer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One polyglot context: the names that the host gave, and the way to run programs. */
final class HoclContext {

  private final TruffleLanguage.Env env;
  private final NamesObject names = new NamesObject(this);
  private final ContextWatch watch;
  private final Cancellation cancellation = new Cancellation();

  HoclContext(HoclLanguage language, TruffleLanguage.Env env) {
    this.env = env;
    this.watch = new ContextWatch(language, env, env.getOptions().get(HoclLanguage.Nodes));
  }

  /** The names that programs see besides their own. */
  NamesObject names() {
    return names;
  }

  /** This context for the nodes of programs. */
  ContextWatch watch() {
    return watch;
  }

  /**
   * Compiles a program.
   *
   * @throws HoclException if it is refused
   */
  Program compile(Source source) {
    SourceText text = watch.text(source);
    Map<String, Object> given = names.atoms();
    CompileOptions options =
        new CompileOptions(
                Map.of(), Map.of(), Map.of(), given, folder(source), false, List.of(), List.of())
            .withFiles(new ContextFiles(env));
    Compilation compilation = Compiler.compileOpen(text, options);
    Program program = compilation.program();
    if (program == null) {
      throw refused(compilation);
    }
    Map<String, Object> arguments = new HashMap<>();
    boolean complete = true;
    for (CoreProgram.Definition definition : program.core().definitions()) {
      if (definition instanceof CoreProgram.Param param) {
        Object value = given.get(param.name());
        if (value != null) {
          arguments.put(param.name(), value);
        } else {
          complete &= param.initial() != null;
        }
      }
    }
    if (!complete) {
      throw refused(Compiler.compile(text, options));
    }
    if (arguments.isEmpty()) {
      return program;
    }
    try {
      return program.with(arguments);
    } catch (IllegalArgumentException e) {
      throw new HoclException(String.valueOf(e.getMessage()), null);
    }
  }

  private HoclException refused(Compilation compilation) {
    return HoclException.of(compilation.diagnostics(), watch, true);
  }

  private @Nullable Path folder(Source source) {
    if (!env.isFileIOAllowed()) {
      return null;
    }
    String path = source.getPath();
    TruffleFile file =
        path == null
            ? env.getCurrentWorkingDirectory()
            : env.getPublicTruffleFile(path).getAbsoluteFile().getParent();
    return file == null ? null : Path.of(file.getPath());
  }

  /** Runs a program until it is inert or meets a limit. */
  SolutionObject run(Source source) {
    Program program = compile(source);
    RunOptions options = options();
    LivingSolution living = new LivingSolution(options, false);
    Instance instance = apart(() -> living.add(program));
    SolutionObject solution = new SolutionObject(new LivingHost(this, living, instance));
    solution.react();
    return solution;
  }

  /**
   * The one atom that a text gives.
   *
   * @throws HoclException if it gives none or several, or is refused
   */
  Object atom(String text) {
    Source source = Source.newBuilder(HoclLanguage.ID, text, "atom").internal(true).build();
    Program program = compile(source);
    Molecule molecule = apart(() -> new LivingSolution(options(), false).add(program)).molecule();
    if (program.core().explicitSolution()) {
      return Solution.of(molecule);
    }
    if (molecule.size() != 1) {
      throw new HoclException("`" + text + "` is not one atom.", null);
    }
    return molecule.get(0);
  }

  private RunOptions options() {
    String seed = env.getOptions().get(HoclLanguage.Seed);
    return new RunOptions(
        seed.isEmpty() ? OptionalLong.empty() : OptionalLong.of(seed(seed)),
        budget(),
        false,
        false,
        false,
        Observer.NONE,
        this::print,
        Tiers.AUTOMATIC,
        watch);
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new HoclException("The option hocl.Seed takes an Int, not `" + text + "`.", null);
    }
  }

  /** The limits of one run. Each poll lets the context interrupt, or end, the reacting thread. */
  Budget budget() {
    long millis = env.getOptions().get(HoclLanguage.MaxMillis);
    return new Budget(
        env.getOptions().get(HoclLanguage.MaxReactions),
        millis == 0 ? null : Duration.ofMillis(millis),
        cancellation,
        done -> TruffleSafepoint.poll(null));
  }

  private void print(String line) {
    try {
      OutputStream out = env.out();
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Carries out work that takes place on another thread, which enters the context; this one leaves
   * it meanwhile.
   *
   * @throws HoclException if the program fails
   */
  <T> T apart(Supplier<T> work) {
    return watch.apart(work);
  }
}
