package hocl.language.java;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds classes by name, of the platform and of a class path. Never initialises one. Any thread may
 * call it.
 */
public final class JavaClasses {
  private static final Map<List<Path>, JavaClasses> KNOWN = new ConcurrentHashMap<>();

  private final ClassLoader loader;

  private JavaClasses(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * The classes of the platform and of a class path. The same path gives the same classes, so that
   * objects of one input of a session fit the next.
   *
   * @param classpath folders and jars; entries that do not exist hold nothing
   */
  public static JavaClasses of(List<Path> classpath) {
    return KNOWN.computeIfAbsent(List.copyOf(classpath), JavaClasses::load);
  }

  private static JavaClasses load(List<Path> classpath) {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    URL[] urls = classpath.stream().map(JavaClasses::url).toArray(URL[]::new);
    return new JavaClasses(urls.length == 0 ? platform : new URLClassLoader(urls, platform));
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("no class path entry: " + path + File.pathSeparator, e);
    }
  }

  /**
   * The class of a full name; a nested class may be written with dots.
   *
   * @param name such as {@code java.util.Map.Entry}
   */
  public Optional<Class<?>> find(String name) {
    String binary = name;
    while (true) {
      try {
        return Optional.of(Class.forName(binary, false, loader));
      } catch (ClassNotFoundException | LinkageError e) {
        int dot = binary.lastIndexOf('.');
        if (dot < 0) {
          return Optional.empty();
        }
        binary = binary.substring(0, dot) + '$' + binary.substring(dot + 1);
      }
    }
  }
}
