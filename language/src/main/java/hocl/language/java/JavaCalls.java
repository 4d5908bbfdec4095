package hocl.language.java;

import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.Symbol;
import hocl.runtime.reactor.EndlessCalls;
import hocl.runtime.reactor.LongCalls;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls Java for programs: atoms go in and come out. Of several overloads the one whose parameters
 * are nearest to the arguments is called. Any thread may call it.
 *
 * <p>All methods throw {@link EvaluationException} when there is nothing to call, when what is
 * called throws, and when what comes back is not an atom.
 */
public final class JavaCalls {
  private JavaCalls() {}

  /**
   * {@code target.name(arguments)}.
   *
   * @param target an atom
   * @param from the Java package of the calling code
   * @param javaAllowed whether other than pure methods of atoms may be called
   */
  public static Object callMethod(
      Object target, String name, Object[] arguments, String from, boolean javaAllowed) {
    if (name.equals("equals") && arguments.length == 1 && !(target instanceof JavaObject)) {
      return Atoms.equal(target, arguments[0]);
    }
    if (target instanceof Symbol symbol && name.equals("toString") && arguments.length == 0) {
      return symbol.name();
    }
    for (Object receiver : Receivers.of(target)) {
      boolean pure = PureMethods.isPureInstance(receiver.getClass(), name);
      if (!pure && !javaAllowed) {
        continue;
      }
      if (pure && receiver instanceof String text && PureStrings.handles(name)) {
        return PureStrings.call(text, name, arguments);
      }
      Object[] places = arguments;
      if (pure && receiver instanceof String text) {
        places = PureStrings.whole(text, name, arguments);
        String wide = PureStrings.wideCharacter(text, name, places);
        if (wide != null) {
          return wide;
        }
      }
      MethodLimits.check(receiver, name, places);
      Executable method = Members.of(receiver.getClass(), from).method(name, places);
      if (method != null) {
        Object[] given = places;
        Supplier<Object> call =
            () -> invoke(method, receiver, given, () -> Signatures.shown(target, name, arguments));
        return pure && MethodLimits.mayTakeLong(receiver, name, places)
            ? LongCalls.call(call)
            : pure ? call.get() : EndlessCalls.call(call);
      }
    }
    if (target instanceof JavaObject object) {
      Class<?> type = object.value().getClass();
      Members members = Members.of(type, from);
      if (!members.hasMethod(name) && members.hides(name)) {
        throw hidden(type, name);
      }
    }
    throw noMethod(target, name, arguments);
  }

  private static EvaluationException hidden(Class<?> type, String name) {
    return new EvaluationException("E0758", type.getSimpleName() + "." + name);
  }

  private static EvaluationException noMethod(Object target, String name, Object[] arguments) {
    Object shown = target instanceof String ? Signatures.atom(target) : target;
    return new EvaluationException("E0751", shown, name, Signatures.argumentText(arguments));
  }

  /** {@code type.name(arguments)}, in code of the package {@code from}. */
  public static Object callStatic(Class<?> type, String name, Object[] arguments, String from) {
    Members members = Members.of(type, from);
    Executable method = members.staticMethod(name, arguments);
    if (method == null && !members.hasMethod(name) && members.hides(name)) {
      throw hidden(type, name);
    }
    if (method == null) {
      throw new EvaluationException(
          "E0752", type.getSimpleName() + "." + name, Signatures.argumentText(arguments));
    }
    return EndlessCalls.call(() ->
        invoke(
            method,
            null,
            arguments,
            () -> Signatures.shown(type.getSimpleName(), name, arguments)));
  }

  /** {@code new type(arguments)}, in code of the package {@code from}. */
  public static Object construct(Class<?> type, Object[] arguments, String from) {
    Members members = Members.of(type, from);
    if (members.hidesConstructors()) {
      throw new EvaluationException("E0758", "new " + type.getSimpleName());
    }
    Executable constructor = members.constructor(arguments);
    if (constructor == null || Modifier.isAbstract(type.getModifiers())) {
      throw new EvaluationException(
          "E0752", "new " + type.getSimpleName(), Signatures.argumentText(arguments));
    }
    return EndlessCalls.call(() ->
        invoke(
            constructor,
            null,
            arguments,
            () -> "new " + type.getSimpleName() + Signatures.argumentText(arguments)));
  }

  /** {@code target.name}, a field of a Java object, in code of the package {@code from}. */
  public static Object getField(Object target, String name, String from) {
    Object receiver = target instanceof JavaObject object ? object.value() : target;
    return read(receiver.getClass(), name, receiver, from);
  }

  /** {@code type.name}, a static field, in code of the package {@code from}. */
  public static Object getStatic(Class<?> type, String name, String from) {
    return read(type, name, null, from);
  }

  private static Object read(Class<?> type, String name, @Nullable Object receiver, String from) {
    String shown = type.getSimpleName() + "." + name;
    try {
      Members members = Members.of(type, from);
      Field field = members.field(name);
      if (field == null && members.hides(name)) {
        throw hidden(type, name);
      }
      if (field == null || (receiver == null && !Modifier.isStatic(field.getModifiers()))) {
        throw new EvaluationException("E0756", shown);
      }
      // the first look at a class may run code of it
      Object value = EndlessCalls.call(() -> valueOf(field, receiver, shown));
      return Conversions.toAtom(value, () -> shown);
    } catch (LinkageError e) {
      throw failed(shown, e);
    }
  }

  private static @Nullable Object valueOf(Field field, @Nullable Object receiver, String shown) {
    try {
      return field.get(receiver);
    } catch (IllegalAccessException e) {
      throw new EvaluationException("E0756", shown);
    }
  }

  private static Object invoke(
      Executable executable,
      @Nullable Object receiver,
      Object[] arguments,
      Supplier<String> shown) {
    Object[] converted = Conversions.toJava(arguments, executable);
    try {
      Object result =
          switch (executable) {
            case Method method -> method.invoke(receiver, converted);
            case Constructor<?> constructor -> constructor.newInstance(converted);
          };
      boolean nothing = executable instanceof Method method && method.getReturnType() == void.class;
      return nothing ? noValue(shown.get()) : Conversions.toAtom(result, shown);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw failed(shown.get(), cause == null ? e : cause);
    } catch (IllegalAccessException e) {
      throw new EvaluationException("E0758", shown.get());
    } catch (InstantiationException | IllegalArgumentException e) {
      throw failed(shown.get(), e);
    } catch (ExceptionInInitializerError e) {
      throw failed(shown.get(), e);
    }
  }

  private static Object noValue(String shown) {
    throw new EvaluationException("E0757", shown);
  }

  private static EvaluationException failed(String shown, Throwable cause) {
    if (cause instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
      throw error;
    }
    String message = cause.getMessage();
    String reason =
        message == null || message.isBlank()
            ? cause.getClass().getSimpleName()
            : cause.getClass().getSimpleName() + ": " + firstLine(message);
    return new EvaluationException("E0753", shown, reason);
  }

  private static String firstLine(String message) {
    List<String> lines = message.lines().toList();
    String first = lines.isEmpty() ? "" : lines.getFirst();
    return first.length() > 200 ? first.substring(0, 200) + ".." : first;
  }
}
