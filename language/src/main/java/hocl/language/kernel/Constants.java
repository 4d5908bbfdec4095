package hocl.language.kernel;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects that a generated class refers to. They are final fields, set by the constructor, and
 * not part of the class itself: so one class, once compiled, serves every run of a program.
 */
final class Constants {

  /** The constructor takes all constants. */
  static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(Names.VOID, Names.OBJECTS);

  private final ClassDesc owner;
  private final List<Object> values = new ArrayList<>();
  private final List<ClassDesc> types = new ArrayList<>();

  Constants(ClassDesc owner) {
    this.owner = owner;
  }

  /** Pushes a constant of a type. */
  void push(CodeBuilder code, Object value, ClassDesc type) {
    int place = 0;
    while (place < values.size()
        && !(values.get(place).equals(value) && types.get(place).equals(type))) {
      place++;
    }
    if (place == values.size()) {
      values.add(value);
      types.add(type);
    }
    code.aload(0);
    code.getfield(owner, "constant" + place, type);
  }

  /** Adds the fields and the constructor, when all code has been generated. */
  void addTo(ClassBuilder type) {
    for (int i = 0; i < types.size(); i++) {
      type.withField("constant" + i, types.get(i), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
    }
    type.withMethodBody(
        ConstantDescs.INIT_NAME,
        CONSTRUCTOR,
        0,
        code -> {
          code.aload(0);
          code.invokespecial(Names.KERNEL, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
          for (int i = 0; i < types.size(); i++) {
            code.aload(0);
            code.aload(1);
            code.loadConstant(i);
            code.aaload();
            code.checkcast(types.get(i));
            code.putfield(owner, "constant" + i, types.get(i));
          }
          code.return_();
        });
  }

  /** The arguments for the constructor. */
  Object[] values() {
    return values.toArray();
  }
}
