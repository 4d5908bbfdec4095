package hocl.language.java;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of a class that code of a package reaches, and which of them fits given arguments
 * best: public ones, and what classes of that package do not keep private.
 */
final class Members {
  /** By class, then by package. */
  private static final ClassValue<Map<String, Members>> ALL =
      new ClassValue<>() {
        @Override
        protected Map<String, Members> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private static final int SPREAD_COST = 1000;

  private final Map<String, List<Method>> methods;
  private final Map<String, List<Method>> staticMethods;
  private final List<? extends Constructor<?>> constructors;
  private final Class<?> type;
  private final Own own;
  private final Map<String, Optional<Field>> fields = new ConcurrentHashMap<>();

  private Members(Class<?> type, String packageName) {
    this.type = type;
    this.own = new Own(packageName);
    List<Method> all =
        Stream.concat(
                Arrays.stream(type.getMethods())
                    .filter(method -> !method.isBridge() || isOnlyOne(method, type))
                    .map(method -> own.holds(method) ? method : accessible(method, type)),
                own.hiddenMethods(type).stream())
            .map(own::opened)
            .sorted(Comparator.comparing(Method::toString))
            .toList();
    methods = all.stream().collect(Collectors.groupingBy(Method::getName));
    staticMethods =
        all.stream()
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .collect(Collectors.groupingBy(Method::getName));
    constructors =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(constructor -> own.reaches(constructor) && !constructor.isSynthetic())
            .map(own::opened)
            .sorted(Comparator.comparing(Constructor::toString))
            .toList();
  }

  /**
   * The members of a class.
   *
   * @param packageName the Java package of the code that reaches them; empty for the unnamed one
   */
  static Members of(Class<?> type, String packageName) {
    return ALL.get(type).computeIfAbsent(packageName, name -> new Members(type, name));
  }

  /** Whether a method of that name is reached, whatever its parameters are. */
  boolean hasMethod(String name) {
    return methods.containsKey(name);
  }

  /** Whether the class has a member of that name, though none that the package reaches. */
  boolean hides(String name) {
    for (Class<?> known = type; known != null; known = known.getSuperclass()) {
      if (Stream.of(known.getDeclaredMethods(), known.getDeclaredFields())
          .flatMap(Arrays::stream)
          .anyMatch(member -> ((Member) member).getName().equals(name))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the class has constructors, though none that the package reaches. */
  boolean hidesConstructors() {
    return constructors.isEmpty() && type.getDeclaredConstructors().length > 0;
  }

  /** The field of that name, or null if there is none that the package reaches. */
  @Nullable Field field(String name) {
    return fields.computeIfAbsent(name, key -> own.field(type, key)).orElse(null);
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
