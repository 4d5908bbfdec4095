package hocl.language.resolve;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Suggestions;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.Field;
import hocl.grammar.tree.Name;
import hocl.grammar.tree.SymbolRef;
import hocl.grammar.tree.TypeName;
import hocl.grammar.tree.TypeRef;
import hocl.language.core.CoreType;
import hocl.language.java.JavaClasses;
import hocl.language.java.PureMethods;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which class a name means in one file, as far as the caller allows Java. */
final class ClassNames {
  private final Problems problems;
  private final @Nullable JavaClasses classes;
  private final String packageName;
  private final Map<String, Class<?>> imported = new HashMap<>();
  private final List<String> packages = new ArrayList<>();
  private boolean used;

  /**
   * The names of a file.
   *
   * @param classes null where Java is not allowed
   * @param packageName of the file, or empty
   */
  ClassNames(Problems problems, @Nullable JavaClasses classes, String packageName) {
    this.problems = problems;
    this.classes = classes;
    this.packageName = packageName;
    if (!packageName.isEmpty()) {
      packages.add(packageName);
    }
  }

  /** Whether a class was used otherwise than for what every program may do. */
  boolean used() {
    return used;
  }

  /** The Java package of the file; empty without one. */
  String packageName() {
    return packageName;
  }

  /** Notes the use of something that needs the caller's permission. */
  void use() {
    used = true;
  }

  boolean allowed() {
    return classes != null;
  }

  void importClass(String name, Span span) {
    if (classes == null) {
      problems.report("E0901", span, name);
      return;
    }
    Optional<Class<?>> found = classes.find(name).filter(this::canBeNamed);
    if (found.isEmpty()) {
      problems.report("E0902", span, name);
      return;
    }
    imported.put(name.substring(name.lastIndexOf('.') + 1), found.get());
  }

  void importPackage(String name, Span span) {
    if (classes == null) {
      problems.report("E0901", span, name + ".*");
      return;
    }
    packages.add(name);
  }

  /** The type that is meant; {@code ANY} after reporting that there is none. */
  CoreType type(TypeRef ref) {
    Optional<TypeName> builtin = ref.builtin();
    if (builtin.isPresent()) {
      return CoreType.Basic.valueOf(builtin.get().name());
    }
    Optional<Class<?>> found = find(ref.name());
    if (found.isPresent()) {
      use();
      return new CoreType.Java(found.get());
    }
    Optional<String> near = Suggestions.nearest(ref.name(), TypeName.names());
    problems.add(Diagnostic.of("E0308", ref.span(), ref.name()).suggesting(near));
    return CoreType.Basic.ANY;
  }

  /** The class of {@code new}; reports what is missing. */
  Optional<Class<?>> constructed(TypeRef ref, Span whole) {
    if (classes == null) {
      problems.report("E0901", whole, ref.name());
      return Optional.empty();
    }
    String name = ref.builtin().isPresent() ? ref.span().text() : ref.name();
    Optional<Class<?>> found = find(name);
    if (found.isEmpty()) {
      problems.report("E0902", ref.span(), name);
    } else {
      use();
    }
    return found;
  }

  /**
   * The class that an expression before a dot means: a capital name, or a dotted one that begins
   * with a name that stands for nothing else.
   */
  Optional<Class<?>> receiver(Expr expr, ScopeNames names) {
    String dotted = dotted(expr, names);
    if (dotted == null) {
      return Optional.empty();
    }
    Optional<Class<?>> pure = PureMethods.typeNamed(dotted);
    if (dotted.startsWith("java.lang.") && pure.isEmpty()) {
      pure = PureMethods.typeNamed(dotted.substring("java.lang.".length()));
    }
    Optional<Class<?>> found = find(dotted);
    return found.isPresent() ? found : pure;
  }

  /** Whether an expression can only be meant as the name of a class that is not visible. */
  boolean looksLikeClass(Expr expr, ScopeNames names) {
    return expr instanceof Field && dotted(expr, names) != null;
  }

  /** The dotted name that the expression spells, or null if it is something else. */
  @Nullable String dotted(Expr expr, ScopeNames names) {
    List<String> parts = new ArrayList<>();
    Expr rest = expr;
    while (rest instanceof Field field) {
      parts.addFirst(field.field().text());
      rest = field.receiver();
    }
    if (rest instanceof SymbolRef symbol) {
      parts.addFirst(symbol.text());
    } else if (rest instanceof Name name && !parts.isEmpty() && names.find(name.text()) == null) {
      parts.addFirst(name.text());
    } else {
      return null;
    }
    return String.join(".", parts);
  }

  private Optional<Class<?>> find(String name) {
    if (classes == null) {
      return Optional.empty();
    }
    int dot = name.indexOf('.');
    String head = dot < 0 ? name : name.substring(0, dot);
    String tail = dot < 0 ? "" : name.substring(dot);
    if (Character.isUpperCase(head.codePointAt(0))) {
      Class<?> known = imported.get(head);
      if (known != null) {
        return tail.isEmpty() ? Optional.of(known) : classes.find(known.getName() + tail);
      }
      for (String prefix : packages) {
        Optional<Class<?>> found = classes.find(prefix + "." + name);
        if (found.isPresent()) {
          return found;
        }
      }
      Optional<Class<?>> lang = classes.find("java.lang." + name);
      if (lang.isPresent()) {
        return lang;
      }
    }
    return classes.find(name).filter(this::canBeNamed);
  }

  /**
   * Whether a class has a name here: as in Java, those of the unnamed package have one there only.
   */
  private boolean canBeNamed(Class<?> type) {
    return packageName.isEmpty() || !type.getPackageName().isEmpty();
  }
}
