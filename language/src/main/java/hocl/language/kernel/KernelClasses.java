package hocl.language.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The generated classes of this process, by their bytes: a program that runs again finds its code
 * compiled. Any thread may call.
 */
final class KernelClasses {

  /** Changes the code made by a thread that tests hocl's ways to notice wrong code. */
  static final ScopedValue<UnaryOperator<byte[]>> FAULT = ScopedValue.newInstance();

  private static final int MOST = 4096;

  private static final Map<ByteBuffer, MethodHandle> CONSTRUCTORS =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, MethodHandle> eldest) {
          return size() > MOST;
        }
      };

  private KernelClasses() {}

  /** The constructor of the class that the bytes describe: from constants to a kernel. */
  static MethodHandle constructor(byte[] made) {
    byte[] bytes = FAULT.isBound() ? FAULT.get().apply(made) : made;
    synchronized (CONSTRUCTORS) {
      return CONSTRUCTORS.computeIfAbsent(ByteBuffer.wrap(bytes), key -> define(bytes));
    }
  }

  private static MethodHandle define(byte[] bytes) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return lookup
          .findConstructor(lookup.lookupClass(), MethodType.methodType(void.class, Object[].class))
          .asType(MethodType.methodType(Kernel.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a generated class could not be made", e);
    }
  }
}
