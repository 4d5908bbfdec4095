package hocl.language.java;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The public methods and constructors of a class, and which of them fits given arguments best. */
final class Members {
  private static final ClassValue<Members> ALL =
      new ClassValue<>() {
        @Override
        protected Members computeValue(Class<?> type) {
          return new Members(type);
        }
      };

  private static final int SPREAD_COST = 1000;

  private final Map<String, List<Method>> methods;
  private final Map<String, List<Method>> staticMethods;
  private final List<Constructor<?>> constructors;

  private Members(Class<?> type) {
    List<Method> all =
        Arrays.stream(type.getMethods())
            .filter(method -> !method.isBridge() || isOnlyOne(method, type))
            .map(method -> accessible(method, type))
            .sorted(Comparator.comparing(Method::toString))
            .toList();
    methods = all.stream().collect(Collectors.groupingBy(Method::getName));
    staticMethods =
        all.stream()
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .collect(Collectors.groupingBy(Method::getName));
    constructors =
        Arrays.stream(type.getConstructors())
            .sorted(Comparator.comparing(Constructor::toString))
            .<Constructor<?>>map(constructor -> constructor)
            .toList();
  }

  static Members of(Class<?> type) {
    return ALL.get(type);
  }

  @Nullable Executable method(String name, Object[] arguments) {
    return best(methods.getOrDefault(name, List.of()), arguments);
  }

  @Nullable Executable staticMethod(String name, Object[] arguments) {
    return best(staticMethods.getOrDefault(name, List.of()), arguments);
  }

  @Nullable Executable constructor(Object[] arguments) {
    return best(constructors, arguments);
  }

  private static @Nullable Executable best(
      List<? extends Executable> candidates, Object[] arguments) {
    Executable best = null;
    int bestCost = Integer.MAX_VALUE;
    for (Executable candidate : candidates) {
      int cost = cost(arguments, candidate);
      if (cost >= 0 && cost < bestCost) {
        best = candidate;
        bestCost = cost;
      }
    }
    return best;
  }

  /** Whether the arguments fit without collecting the last ones in an array. */
  static boolean fitsPlainly(Object[] arguments, Executable executable) {
    return plainCost(arguments, executable.getParameterTypes()) >= 0;
  }

  private static int cost(Object[] arguments, Executable candidate) {
    Class<?>[] types = candidate.getParameterTypes();
    int plain = plainCost(arguments, types);
    if (plain >= 0 || !candidate.isVarArgs() || arguments.length < types.length - 1) {
      return plain;
    }
    int sum = SPREAD_COST;
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = i < types.length - 1 ? types[i] : types[types.length - 1].getComponentType();
      int cost = Conversions.cost(arguments[i], type);
      if (cost < 0) {
        return cost;
      }
      sum += cost;
    }
    return sum;
  }

  private static int plainCost(Object[] arguments, Class<?>[] types) {
    if (arguments.length != types.length) {
      return Conversions.IMPOSSIBLE;
    }
    int sum = 0;
    for (int i = 0; i < types.length; i++) {
      int cost = Conversions.cost(arguments[i], types[i]);
      if (cost < 0) {
        return cost;
      }
      sum += cost;
    }
    return sum;
  }

  /**
   * Whether a bridge method is the only one of its name and number of parameters. The compiler
   * makes such bridges for methods that a public class inherits from a hidden one.
   */
  private static boolean isOnlyOne(Method bridge, Class<?> type) {
    return Arrays.stream(type.getMethods())
        .noneMatch(method ->
            !method.isBridge()
                && method.getName().equals(bridge.getName())
                && method.getParameterCount() == bridge.getParameterCount());
  }

  /** The same method as a public class or interface declares it, if the class itself is hidden. */
  private static Method accessible(Method method, Class<?> type) {
    if (isOpen(method.getDeclaringClass())) {
      return method;
    }
    for (Class<?> known = type; known != null; known = known.getSuperclass()) {
      for (Class<?> face : known.getInterfaces()) {
        Method found = declared(face, method);
        if (found != null) {
          return found;
        }
      }
      Method found = isOpen(known) ? declared(known, method) : null;
      if (found != null) {
        return found;
      }
    }
    return method;
  }

  private static @Nullable Method declared(Class<?> type, Method method) {
    try {
      Method found = type.getMethod(method.getName(), method.getParameterTypes());
      return isOpen(found.getDeclaringClass()) ? found : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static boolean isOpen(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && type.getModule().isExported(type.getPackageName());
  }
}
