import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Writes {@code equals} and {@code hashCode} of records as {@code ObjectMethods} defines them. */
final class RecordMethods {
  private static final ClassDesc METHODS = ClassDesc.of("java.lang.runtime.ObjectMethods");

  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

  private RecordMethods() {}

  /** Whether a call is one that this class can write. */
  static boolean isOne(InvokeDynamicInstruction call) {
    String name = call.name().stringValue();
    return call.bootstrapMethod().owner().equals(METHODS)
        && (name.equals("equals") || name.equals("hashCode"));
  }

  /** Writes what the call does, for a static method of the same type. */
  static void write(InvokeDynamicInstruction call, CodeBuilder at) {
    ClassDesc owner = (ClassDesc) call.bootstrapArgs().getFirst();
    // behind the class and the names come the getters
    List<DirectMethodHandleDesc> fields =
        call.bootstrapArgs().stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
    if (call.name().stringValue().equals("equals")) {
      writeEquals(owner, fields, at);
    } else {
      writeHashCode(owner, fields, at);
    }
  }

  private static void writeHashCode(
      ClassDesc owner, List<DirectMethodHandleDesc> fields, CodeBuilder at) {
    at.iconst_0();
    for (DirectMethodHandleDesc field : fields) {
      ClassDesc type = type(field);
      at.loadConstant(31).imul();
      at.aload(0).getfield(owner, field.methodName(), type);
      if (type.isPrimitive()) {
        at.invokestatic(box(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
      } else {
        at.invokestatic(
            OBJECTS, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
      }
      at.iadd();
    }
    at.ireturn();
  }

  private static void writeEquals(
      ClassDesc owner, List<DirectMethodHandleDesc> fields, CodeBuilder at) {
    Label equal = at.newLabel();
    Label different = at.newLabel();
    at.aload(0).aload(1).if_acmpeq(equal);
    at.aload(1).instanceOf(owner).ifeq(different);
    at.aload(1).checkcast(owner).astore(2);
    for (DirectMethodHandleDesc field : fields) {
      ClassDesc type = type(field);
      at.aload(0).getfield(owner, field.methodName(), type);
      at.aload(2).getfield(owner, field.methodName(), type);
      if (!type.isPrimitive()) {
        at.invokestatic(
            OBJECTS,
            "equals",
            MethodTypeDesc.of(
                ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object));
        at.ifeq(different);
      } else {
        at.invokestatic(box(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
        at.ifne(different);
      }
    }
    at.labelBinding(equal).iconst_1().ireturn();
    at.labelBinding(different).iconst_0().ireturn();
  }

  private static ClassDesc type(DirectMethodHandleDesc field) {
    return field.invocationType().returnType();
  }

  private static ClassDesc box(ClassDesc primitive) {
    return switch (TypeKind.fromDescriptor(primitive.descriptorString())) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case SHORT -> ConstantDescs.CD_Short;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      case REFERENCE, VOID -> throw new IllegalArgumentException(primitive.descriptorString());
    };
  }
}
