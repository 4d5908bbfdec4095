package hocl.language.polyglot;

import com.oracle.truffle.api.TruffleSafepoint;
import hocl.language.RunOptions;
import hocl.runtime.reactor.Budget;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.io.IOAccess;

/**
 * Debuggers and profilers for a run: a polyglot context with the instruments that were asked for.
 * The run itself stays that of {@link hocl.language.Machine}, with the same result; only {@link
 * #watching} changes its options. To be closed when the run is over, which ends the tools.
 */
public final class Tools implements AutoCloseable {

  /** A tool. */
  public enum Tool {
    /** A debugger by the Debug Adapter Protocol; takes the address to listen at. */
    DAP("dap"),
    /** A debugger by the protocol of Chrome's; takes the address to listen at. */
    INSPECT("inspect"),
    /** A profiler, which says at the end how much time each rule and function took. */
    CPU_SAMPLER("cpusampler");

    private final String id;

    Tool(String id) {
      this.id = id;
    }
  }

  private final Context context;
  private final ContextWatch watch;

  private Tools(Context context, ContextWatch watch) {
    this.context = context;
    this.watch = watch;
  }

  /**
   * Starts tools. A debugger waits here until it is attached.
   *
   * @param wanted the tools with their addresses, {@code HOST:PORT}; a profiler has the empty one
   * @param said takes everything that tools say
   * @param jars a folder with the jars of the tools if they are not on the class path; it need not
   *     exist
   * @throws IllegalArgumentException if a tool is not there, or does not take its address, with a
   *     sentence
   * @throws UncheckedIOException if an address cannot be listened at, with a sentence
   */
  public static Tools open(Map<Tool, String> wanted, OutputStream said, Path jars) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(withJars(jars, before));
    try {
      Engine engine = engine(wanted, said);
      return of(Context.newBuilder(HoclLanguage.ID).engine(engine).allowIO(IOAccess.ALL).build());
    } catch (PolyglotException e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Engine engine(Map<Tool, String> wanted, OutputStream said) {
    Engine.Builder builder = Engine.newBuilder().out(said).err(said);
    wanted.forEach((tool, address) -> {
      builder.option(tool.id, address.isEmpty() ? "true" : address);
      if (tool == Tool.DAP) {
        builder.option("dap.WaitAttached", "true");
      }
      if (tool == Tool.CPU_SAMPLER) {
        builder.option("hocl.Nodes", "true");
      }
    });
    return builder.build();
  }

  private static Tools of(Context context) {
    context.initialize(HoclLanguage.ID);
    context.enter();
    try {
      return new Tools(context, HoclLanguage.context().watch());
    } finally {
      context.leave();
    }
  }

  private static ClassLoader withJars(Path folder, ClassLoader parent) {
    if (!Files.isDirectory(folder)) {
      return parent;
    }
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        urls.add(file.toUri().toURL());
      }
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new URLClassLoader(urls.toArray(URL[]::new), parent);
  }

  /** The same options for a run that the tools see. */
  public RunOptions watching(RunOptions options) {
    Budget budget = options.budget();
    Budget polled =
        new Budget(
            budget.reactions(),
            budget.time(),
            budget.cancellation(),
            budget.watcher().andThen(reactions -> TruffleSafepoint.poll(null)));
    return options.within(polled).watchedBy(watch);
  }

  /** Ends the tools; a profiler says now what it has found. */
  @Override
  public void close() {
    context.close(true);
    context.getEngine().close();
  }
}
