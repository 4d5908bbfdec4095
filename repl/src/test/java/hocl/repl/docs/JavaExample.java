package hocl.repl.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A Java program on a page: a compact source file with a method {@code main}.
 *
 * @param program the block of the program
 */
record JavaExample(Block program) {

  /**
   * Compiles and runs the program.
   *
   * @param folder where it is put
   * @return what it wrote, or what the compiler says
   */
  String run(Path folder) throws IOException, ReflectiveOperationException {
    String name = "Line" + program.line();
    Path file = Files.createDirectories(folder).resolve(name + ".java");
    Files.writeString(file, program.text());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    int code =
        compiler.run(
            null, said, said, "-proc:none", "-cp", path, "-d", folder.toString(), file.toString());
    if (code != 0) {
      return said.toString(StandardCharsets.UTF_8);
    }
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      Class<?> type = loader.loadClass(name);
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Method main = type.getDeclaredMethod("main");
      main.setAccessible(true);
      main.invoke(constructor.newInstance());
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
