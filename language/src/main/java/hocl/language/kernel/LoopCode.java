package hocl.language.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.util.Objects;

/**
 * Gives a generated class a copy of {@link Kernel#run}. HotSpot compiles the copy for the methods
 * of that class and for what its atoms do; the one method of all kernels would call what it cannot
 * know.
 */
final class LoopCode {

  /** The class file of {@link Kernel}. Read anew each time: what is parsed is not thread-safe. */
  private static final byte[] KERNEL = bytes();

  private LoopCode() {}

  private static byte[] bytes() {
    String name = Kernel.class.getSimpleName() + ".class";
    try (InputStream in = Objects.requireNonNull(Kernel.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("a class of this program could not be read", e);
    }
  }

  /** Adds the method. */
  static void addTo(ClassBuilder type) {
    MethodModel run = run();
    CodeModel code = run.code().orElseThrow();
    type.withMethod(
        run.methodName().stringValue(),
        run.methodTypeSymbol(),
        ClassFile.ACC_PUBLIC,
        method -> method.transformCode(code, CodeTransform.ACCEPT_ALL));
  }

  private static MethodModel run() {
    ClassFile context =
        ClassFile.of(
            ClassFile.DebugElementsOption.DROP_DEBUG,
            ClassFile.LineNumbersOption.DROP_LINE_NUMBERS);
    return context.parse(KERNEL).methods().stream()
        .filter(method -> method.methodName().equalsString("run"))
        .findAny()
        .orElseThrow();
  }
}
