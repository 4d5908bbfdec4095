package hocl.language.kernel;

import hocl.runtime.store.Shape;
import hocl.runtime.store.Shapes;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * A generated class and the constants to give it, of which shapes differ from run to run.
 * Immutable; any thread may use it.
 */
final class Recipe {

  private final MethodHandle constructor;
  private final Object[] constants;

  /** The constants hold shapes by their signatures. */
  Recipe(MethodHandle constructor, Object[] constants) {
    this.constructor = constructor;
    this.constants = constants.clone();
    for (int i = 0; i < constants.length; i++) {
      if (constants[i] instanceof Shape shape) {
        this.constants[i] = shape.signature();
      }
    }
  }

  /** A kernel for a run with these shapes, or null if one of the shapes cannot be there. */
  @Nullable Kernel make(Shapes shapes) {
    Object[] values = constants.clone();
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Shape.Signature signature) {
        Shape shape = shapes.ofSignature(signature);
        if (shape == null) {
          return null;
        }
        values[i] = shape;
      }
    }
    try {
      return (Kernel) constructor.invokeExact(values);
    } catch (Throwable e) {
      throw new IllegalStateException("a generated class could not be used", e);
    }
  }
}
