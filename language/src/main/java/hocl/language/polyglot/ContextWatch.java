package hocl.language.polyglot;

import com.oracle.truffle.api.TruffleContext;
import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.source.Source;
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
  private final Map<SourceText, Source> sources = new IdentityHashMap<>();

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
    try {
      return env.getContext()
          .leaveAndEnter(null, TruffleSafepoint.Interrupter.THREAD_INTERRUPT, Supplier::get, work);
    } catch (RunFailure failure) {
      throw HoclException.of(List.of(failure.diagnostic()), this, false);
    } catch (StoppedAtStart stopped) {
      throw new HoclException(
          "The program was stopped before it reacted: " + SolutionObject.words(stopped.end()) + ".",
          null);
    }
  }
}
