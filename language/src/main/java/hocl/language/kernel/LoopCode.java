package hocl.language.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.util.Objects;
import java.util.Set;

/**
 * Gives a generated class a copy of {@link Kernel#run} and of what that calls again and again.
 * HotSpot compiles the copies for the methods of that class and for what its atoms do; the one
 * method of all kernels would call what it cannot know.
 */
final class LoopCode {

  /** The class file of {@link Kernel}. Read anew each time: what is parsed is not thread-safe. */
  private static final byte[] KERNEL = bytes();

  private static final Set<String> NAMES = Set.of("run", "spendGrant", "after");

  private LoopCode() {}

  private static byte[] bytes() {
    String name = Kernel.class.getSimpleName() + ".class";
    try (InputStream in = Objects.requireNonNull(Kernel.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("a class of this program could not be read", e);
    }
  }

  /** Adds the methods. */
  static void addTo(ClassBuilder type) {
    ClassFile context =
        ClassFile.of(
            ClassFile.DebugElementsOption.DROP_DEBUG,
            ClassFile.LineNumbersOption.DROP_LINE_NUMBERS);
    for (MethodModel loop : context.parse(KERNEL).methods()) {
      if (NAMES.contains(loop.methodName().stringValue())) {
        CodeModel code = loop.code().orElseThrow();
        type.withMethod(
            loop.methodName().stringValue(),
            loop.methodTypeSymbol(),
            loop.flags().flagsMask(),
            method -> method.transformCode(code, CodeTransform.ACCEPT_ALL));
      }
    }
  }
}
