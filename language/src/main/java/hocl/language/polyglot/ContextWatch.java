package hocl.language.polyglot;

import com.oracle.truffle.api.TruffleContext;
import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.source.Source;
import hocl.grammar.DeepStack;
import hocl.grammar.source.SourceText;
import hocl.language.node.Watch;
import hocl.language.program.RunFailure;
import hocl.language.program.StoppedAtStart;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A polyglot context as nodes see it. Any thread may call. */
final class ContextWatch implements Watch {

  private final HoclLanguage language;
  private final TruffleLanguage.Env env;
  private final boolean nodesOnly;
  private final Map<Source, SourceText> texts = new HashMap<>();
  private final IdentityHashMap<SourceText, Source> sources = new IdentityHashMap<>();

  ContextWatch(HoclLanguage language, TruffleLanguage.Env env, boolean nodesOnly) {
    this.language = language;
    this.env = env;
    this.nodesOnly = nodesOnly;
  }

  /** The text of a source that the host gave, always the same object for equal sources. */
  synchronized SourceText text(Source source) {
    return texts.computeIfAbsent(
        source,
        any -> {
          String path = source.getPath();
          SourceText text =
              new SourceText(
                  path == null ? source.getName() : path, source.getCharacters().toString());
          sources.put(text, source);
          return text;
        });
  }

  @Override
  public TruffleLanguage<?> language() {
    return language;
  }

  @Override
  public synchronized Source source(SourceText text) {
    return sources.computeIfAbsent(text, this::newSource);
  }

  private Source newSource(SourceText text) {
    if (env.isFileIOAllowed()) {
      try {
        TruffleFile file = env.getPublicTruffleFile(text.name());
        if (file.isRegularFile()) {
          return Source.newBuilder(HoclLanguage.ID, file.getAbsoluteFile().normalize())
              .content(text.text())
              .build();
        }
      } catch (IllegalArgumentException | SecurityException e) {
        // the name of a text that lies in no file
      }
    }
    return Source.newBuilder(HoclLanguage.ID, text.text(), text.name()).build();
  }

  @Override
  public boolean nodesOnly() {
    return nodesOnly;
  }

  @Override
  public Object scope(View view) {
    return new ScopeObject(view);
  }

  @Override
  public <T extends @Nullable Object> T inside(Supplier<T> work) {
    TruffleContext context = env.getContext();
    Object before = context.enter(null);
    try {
      return work.get();
    } finally {
      context.leave(null, before);
    }
  }

  /** See {@link HoclContext#apart}. */
  <T> T apart(Supplier<T> work) {
    Patience patience = new Patience();
    try {
      return env.getContext()
          .leaveAndEnter(
              null,
              patience,
              given ->
                  DeepStack.call(
                      given::get,
                      () -> {
                        patience.check();
                        return null;
                      }),
              work);
    } catch (RunFailure failure) {
      throw HoclException.of(List.of(failure.diagnostic()), this, false);
    } catch (StoppedAtStart stopped) {
      throw new HoclException(
          "The program was stopped before it reacted: " + SolutionObject.words(stopped.end()) + ".",
          null);
    } catch (GivenUp gone) {
      // the context is ending, which this throws
      TruffleSafepoint.pollHere(null);
      throw new HoclException("The run was interrupted.", null);
    }
  }

  /** The thread that waits leaves the one that reacts to itself. */
  private static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GivenUp() {
      super("given up", null, false, false);
    }
  }

  /**
   * How long a thread waits for the reacting one once the context is interrupted or ends. Mostly
   * that one hears of it too and ends; but it may be the one that ends the context, and then it
   * waits for this thread.
   */
  private static final class Patience implements TruffleSafepoint.Interrupter {

    private static final long GRACE_NANOS = 200_000_000;

    /** When it was asked to end, or 0. */
    private volatile long askedAt;

    @Override
    public void interrupt(Thread thread) {
      if (askedAt == 0) {
        askedAt = System.nanoTime() | 1;
      }
    }

    @Override
    public void resetInterrupted() {
      askedAt = 0;
    }

    /** Throws once the wait has been too long. */
    void check() {
      long since = askedAt;
      if (since != 0 && System.nanoTime() - since > GRACE_NANOS) {
        throw new GivenUp();
      }
    }
  }
}
