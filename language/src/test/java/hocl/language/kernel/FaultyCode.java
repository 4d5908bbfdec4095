package hocl.language.kernel;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.OperatorInstruction;
import java.util.concurrent.Callable;

/** Generated code with a mistake made by hand, to see whether it is noticed. */
public final class FaultyCode {

  private FaultyCode() {}

  /**
   * Calls something on this thread; in code that is generated meanwhile each comparison of two Ints
   * comes out the other way round.
   */
  public static <T> T during(Callable<T> call) throws Exception {
    return ScopedValue.where(KernelClasses.FAULT, FaultyCode::turned).call(call::call);
  }

  private static byte[] turned(byte[] bytes) {
    CodeTransform turn =
        (builder, element) -> {
          builder.with(element);
          if (element instanceof OperatorInstruction operator && operator.opcode() == Opcode.LCMP) {
            builder.ineg();
          }
        };
    ClassFile file = ClassFile.of();
    return file.transformClass(file.parse(bytes), ClassTransform.transformingMethodBodies(turn));
  }
}
