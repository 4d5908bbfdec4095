package hocl.runtime.cluster;

import com.hazelcast.config.JavaSerializationFilterConfig;
import java.util.List;

/**
 * The classes of failures that members tell each other. Hazelcast writes a failure with Java's
 * serialization, and some of them are part of its protocol: a call that came to a member while its
 * partition was on the move is answered by one, and made again. Where such an answer is not read,
 * the call never ends, and neither does the move of the partition. So these classes may be made
 * from bytes by their names, and no others: they are plain failures, and a list that one of them
 * holds is checked item by item.
 */
final class FailureClasses {

  /** All classes there are failures. */
  private static final String PROTOCOL = "com.hazelcast.spi.exception.";

  private static final List<String> HAZELCAST =
      List.of(
          "com.hazelcast.config.InvalidConfigurationException",
          "com.hazelcast.core.ConsistencyLostException",
          "com.hazelcast.core.HazelcastException",
          "com.hazelcast.core.HazelcastInstanceNotActiveException",
          "com.hazelcast.core.HazelcastOverloadException",
          "com.hazelcast.core.IndeterminateOperationStateException",
          "com.hazelcast.core.LocalMemberResetException",
          "com.hazelcast.core.MemberLeftException",
          "com.hazelcast.core.OperationTimeoutException",
          "com.hazelcast.internal.cluster.impl.ClusterTopologyChangedException",
          "com.hazelcast.internal.cluster.impl.ConfigMismatchException",
          "com.hazelcast.internal.cluster.impl.MasterNodeChangedException",
          "com.hazelcast.internal.cluster.impl.VersionMismatchException",
          "com.hazelcast.internal.partition.PartitionStateVersionMismatchException",
          "com.hazelcast.map.impl.operation.MapFetchIndexOperation$MissingPartitionException",
          "com.hazelcast.nio.serialization.HazelcastSerializationException",
          "com.hazelcast.partition.NoDataMemberInClusterException",
          "com.hazelcast.splitbrainprotection.SplitBrainProtectionException",
          "com.hazelcast.transaction.TransactionException");

  private static final List<String> JAVA =
      List.of(
          "java.io.EOFException",
          "java.io.IOException",
          "java.lang.ArrayIndexOutOfBoundsException",
          "java.lang.AssertionError",
          "java.lang.ClassCastException",
          "java.lang.ClassNotFoundException",
          "java.lang.Error",
          "java.lang.Exception",
          "java.lang.IllegalArgumentException",
          "java.lang.IllegalStateException",
          "java.lang.IncompatibleClassChangeError",
          "java.lang.IndexOutOfBoundsException",
          "java.lang.InterruptedException",
          "java.lang.LinkageError",
          "java.lang.NoClassDefFoundError",
          "java.lang.NullPointerException",
          "java.lang.OutOfMemoryError",
          "java.lang.ReflectiveOperationException",
          "java.lang.RuntimeException",
          "java.lang.SecurityException",
          "java.lang.StackOverflowError",
          "java.lang.StackTraceElement",
          "java.lang.Throwable",
          "java.lang.UnsupportedOperationException",
          "java.lang.VirtualMachineError",
          "[Ljava.lang.StackTraceElement;",
          "java.util.ArrayList",
          "java.util.Collections$EmptyList",
          "java.util.concurrent.CancellationException",
          "java.util.concurrent.CompletionException",
          "java.util.concurrent.ExecutionException",
          "java.util.concurrent.RejectedExecutionException",
          "java.util.concurrent.TimeoutException");

  private FailureClasses() {}

  /** Lets these classes through and no others. */
  static JavaSerializationFilterConfig filter() {
    JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig();
    filter.setDefaultsDisabled(true);
    filter.getWhitelist().addPrefixes(PROTOCOL);
    HAZELCAST.forEach(filter.getWhitelist()::addClasses);
    JAVA.forEach(filter.getWhitelist()::addClasses);
    return filter;
  }
}
