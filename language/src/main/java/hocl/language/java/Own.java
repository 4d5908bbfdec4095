package hocl.language.java;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The members that code of a Java package reaches in the classes of that package. Only classes of a
 * class path count: those of named modules, such as Java's own, belong to no program.
 *
 * @param packageName the package, empty for the unnamed one
 */
record Own(String packageName) {

  private boolean holds(Class<?> type) {
    return !type.getModule().isNamed() && type.getPackageName().equals(packageName);
  }

  /** Whether a member belongs to a class of the package. */
  boolean holds(Member member) {
    return holds(member.getDeclaringClass());
  }

  /** Whether code of the package may use a member, as far as that one's own modifiers tell. */
  boolean reaches(Member member) {
    return Modifier.isPublic(member.getModifiers())
        || (holds(member) && !Modifier.isPrivate(member.getModifiers()));
  }

  /** The same member, made usable from here if a class of the package declares it. */
  <M extends AccessibleObject & Member> M opened(M member) {
    if (holds(member)) {
      member.setAccessible(true);
    }
    return member;
  }

  /**
   * The methods of a class that are not public but within reach; where one overrides another, the
   * lower one.
   */
  List<Method> hiddenMethods(Class<?> type) {
    List<Method> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Method method : type.getMethods()) {
      seen.add(signature(method));
    }
    for (Class<?> known = type; known != null; known = known.getSuperclass()) {
      if (!holds(known)) {
        continue;
      }
      for (Method method : known.getDeclaredMethods()) {
        if (reaches(method) && !method.isSynthetic() && seen.add(signature(method))) {
          found.add(method);
        }
      }
    }
    return found;
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }

  /** The lowest field of that name within reach of the package. */
  Optional<Field> field(Class<?> type, String name) {
    for (Class<?> known = type; known != null; known = known.getSuperclass()) {
      if (holds(known)) {
        for (Field field : known.getDeclaredFields()) {
          if (field.getName().equals(name) && reaches(field)) {
            return Optional.of(opened(field));
          }
        }
      }
    }
    try {
      return Optional.of(opened(type.getField(name)));
    } catch (NoSuchFieldException e) {
      return Optional.empty();
    }
  }
}
