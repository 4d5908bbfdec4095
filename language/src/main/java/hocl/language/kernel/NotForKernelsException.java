package hocl.language.kernel;

import hocl.grammar.source.Span;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import org.jspecify.annotations.Nullable;

/** A rule uses something that kernels leave to the nodes. The message tells people what. */
final class NotForKernelsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The length from which on quoted source is cut. */
  private static final int LONG = 60;

  private final transient Survey.@Nullable Excluded exclusion;

  private NotForKernelsException(String reason, Survey.@Nullable Excluded exclusion) {
    super(reason, null, false, false);
    this.exclusion = exclusion;
  }

  /** For a reason that is a whole clause. */
  NotForKernelsException(String reason) {
    this(reason, (Survey.Excluded) null);
  }

  /** An expression is the reason; the predicate goes on with a sentence that it begins. */
  NotForKernelsException(CoreExpr expr, String predicate) {
    this(quoted(expr.span()) + predicate);
  }

  /** An item is the reason; as for an expression. */
  NotForKernelsException(CoreItem item, String predicate) {
    this(quoted(item.span()) + predicate);
  }

  /** A pattern is the reason; as for an expression. */
  NotForKernelsException(CorePattern pattern, String predicate) {
    this(quoted(pattern.span()) + predicate);
  }

  /** One of several shapes is the reason: without it there may be code. */
  NotForKernelsException(Survey.Excluded exclusion, NotForKernelsException reason) {
    this(reason.reason(), exclusion);
  }

  private static String quoted(Span span) {
    String text = span.text().strip().replaceAll("\\s+", " ");
    return "`" + (text.length() < LONG ? text : text.substring(0, LONG - 3) + "...") + "` ";
  }

  /** Why there is no code, a clause for people. */
  String reason() {
    return String.valueOf(getMessage());
  }

  /** The shape to do without, or null if that would not help. */
  Survey.@Nullable Excluded exclusion() {
    return exclusion;
  }
}
