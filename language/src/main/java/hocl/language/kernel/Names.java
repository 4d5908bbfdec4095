package hocl.language.kernel;

import hocl.language.core.CoreType;
import hocl.language.value.FloatDivision;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.HashIndex;
import hocl.runtime.store.Indexing;
import hocl.runtime.store.OrderedIndex;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Species;
import hocl.runtime.store.Waking;
import hocl.runtime.trace.Recorder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.math.BigInteger;

/** Names of what generated code mentions. */
final class Names {

  static final ClassDesc RUN = of(Run.class);
  static final ClassDesc CHOICE = of(Choice.class);
  static final ClassDesc SOLUTION = of(ReactingSolution.class);
  static final ClassDesc SPECIES = of(Species.class);
  static final ClassDesc INDEXING = of(Indexing.class);
  static final ClassDesc WAKING = of(Waking.class);
  static final ClassDesc SHAPE = of(Shape.class);
  static final ClassDesc INDEX = of(HashIndex.class);
  static final ClassDesc ORDERED = of(OrderedIndex.class);
  static final ClassDesc SUPPORT = of(KernelSupport.class);
  static final ClassDesc KERNEL = of(Kernel.class);
  static final ClassDesc RECORDER = of(Recorder.class);
  static final ClassDesc PROGRESS = of(SearchProgress.class);
  static final ClassDesc TYPE = of(CoreType.Basic.class);
  static final ClassDesc MATH = of(Math.class);
  static final ClassDesc FLOAT_DIVISION = of(FloatDivision.class);
  static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  static final ClassDesc LONG = ConstantDescs.CD_long;
  static final ClassDesc DOUBLE = ConstantDescs.CD_double;
  static final ClassDesc INT = ConstantDescs.CD_int;
  static final ClassDesc BOOLEAN = ConstantDescs.CD_boolean;
  static final ClassDesc VOID = ConstantDescs.CD_void;
  static final ClassDesc DEFINITION = of(RuleDefinition.class);
  static final ClassDesc FUNCTION = of(FunctionAtom.class);
  static final ClassDesc RULE = of(Rule.class);
  static final ClassDesc ARITHMETIC = of(ArithmeticException.class);
  static final ClassDesc BIG = of(BigInteger.class);
  static final ClassDesc BOX_LONG = ConstantDescs.CD_Long;
  static final ClassDesc BOX_DOUBLE = ConstantDescs.CD_Double;
  static final ClassDesc INTS = INT.arrayType();
  static final ClassDesc LONGS = LONG.arrayType();
  static final ClassDesc OBJECTS = OBJECT.arrayType();

  /** Tries the active atom of a row at one occurrence. */
  static final MethodTypeDesc OCCURRENCE = MethodTypeDesc.of(INT, RUN, SOLUTION, SPECIES, INT);

  /** {@link Kernel#attempt}. */
  static final MethodTypeDesc ATTEMPT = MethodTypeDesc.of(INT, RUN, SOLUTION, SPECIES, INT, INT);

  private Names() {}

  static ClassDesc of(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  static MethodTypeDesc method(ClassDesc result, ClassDesc... parameters) {
    return MethodTypeDesc.of(result, parameters);
  }
}
