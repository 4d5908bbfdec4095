package hocl.language.polyglot;

import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.ExceptionType;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import hocl.language.value.EvaluationException;
import hocl.language.value.HostFunction;
import hocl.runtime.print.AtomPrinter;

/**
 * A function of the host.
 *
 * @param name what programs call it
 * @param callee the function as a value of the interop protocol
 */
record HostCall(String name, Object callee) implements HostFunction {

  private static final InteropLibrary INTEROP = InteropLibrary.getUncached();

  @Override
  public Object call(Object[] arguments) {
    Object[] values = new Object[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = InteropValues.toGuest(arguments[i], AtomPrinter.PLAIN);
    }
    try {
      Object result = INTEROP.execute(callee, values);
      if (INTEROP.isNull(result)) {
        throw new EvaluationException("E0754", name);
      }
      return InteropValues.toAtom(result, name);
    } catch (InteropException e) {
      throw new EvaluationException("E0753", name, reason(e));
    } catch (HoclException e) {
      throw new EvaluationException("E0753", name, reason(e));
    } catch (AbstractTruffleException e) {
      if (isEnd(e)) {
        throw e;
      }
      throw new EvaluationException("E0753", name, reason(e));
    }
  }

  /** Whether the context is being interrupted or left, rather than the function failing. */
  private static boolean isEnd(AbstractTruffleException e) {
    try {
      ExceptionType type = INTEROP.getExceptionType(e);
      return type == ExceptionType.INTERRUPT || type == ExceptionType.EXIT;
    } catch (UnsupportedMessageException impossible) {
      return false;
    }
  }

  private static String reason(Exception e) {
    String said = e.getMessage();
    String text = said == null || said.isBlank() ? e.getClass().getSimpleName() : said;
    String first = text.lines().findFirst().orElse(text);
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  @Override
  public String toString() {
    return name;
  }
}
