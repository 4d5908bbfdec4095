package hocl.language.node;

import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.source.Source;
import hocl.grammar.source.SourceText;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The polyglot context in which a program runs, as far as its nodes need it. With one, every rule
 * and function is a root of its own, with places in the text and tags, so that debuggers and
 * profilers see them. Without one, none of the nodes for that are made. Any thread may call.
 */
public interface Watch {

  /** The language that the roots belong to. */
  TruffleLanguage<?> language();

  /** A text in the form that tools know, always the same object for the same text. */
  Source source(SourceText text);

  /**
   * Whether nodes do everything. Otherwise generated code gives way only for rules to which an
   * instrument is attached.
   */
  boolean nodesOnly();

  /** Variables as an object of the interop protocol. */
  Object scope(View view);

  /**
   * Carries out work in the context, on this thread, which may be another than the context was made
   * on.
   */
  <T extends @Nullable Object> T inside(Supplier<T> work);

  /** The variables that a tool sees at some place. Valid while the program is halted there. */
  interface View {

    /** A word for them. */
    String title();

    /** The names of those that have a value. */
    List<String> names();

    /** The value of one: an atom, or a molecule, in which nothing lives. */
    Object value(String name);

    /** More of them, or null. */
    @Nullable View around();
  }
}
