package hocl.runtime.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.IndeterminateOperationStateException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.spi.exception.PartitionMigratingException;
import com.hazelcast.spi.exception.RetryableHazelcastException;
import com.hazelcast.spi.exception.TargetDisconnectedException;
import com.hazelcast.spi.exception.WrongTargetException;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureClassesTest {

  static List<Throwable> failures() {
    Throwable suppressing = new IllegalStateException("with another", new IOException("cause"));
    suppressing.addSuppressed(new OutOfMemoryError("heap"));
    return List.of(
        suppressing,
        new PartitionMigratingException(null, 3, "operation", "service"),
        new RetryableHazelcastException("again", new TimeoutException("late")),
        new TargetDisconnectedException("gone"),
        new WrongTargetException("elsewhere"),
        new SplitBrainProtectionException("too few"),
        new IndeterminateOperationStateException("perhaps"),
        new HazelcastInstanceNotActiveException("ending"),
        new OperationTimeoutException("late"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void membersHearOfEachOthersFailures(Throwable failure)
      throws IOException, ClassNotFoundException {
    assertThat(read(written(failure))).hasSameClassAs(failure);
  }

  @Test
  void nothingElseIsMadeFromBytes() throws IOException {
    assertThatThrownBy(() -> read(written(new HashMap<>())))
        .isInstanceOf(InvalidClassException.class);
    Throwable holder = new IllegalStateException("x");
    holder.addSuppressed(new StrangeException());
    assertThatThrownBy(() -> read(written(holder))).isInstanceOf(InvalidClassException.class);
  }

  private static final class StrangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static byte[] written(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new Filtered(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  /** Looks at names as Hazelcast does. */
  private static final class Filtered extends ObjectInputStream {
    private final JavaSerializationFilterConfig filter = FailureClasses.filter();

    Filtered(ByteArrayInputStream in) throws IOException {
      super(in);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      String name = description.getName();
      if (!filter.getWhitelist().isListed(name)) {
        throw new InvalidClassException(name, "not allowed");
      }
      return super.resolveClass(description);
    }
  }
}
