package hocl.runtime.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MemberAttributeConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.config.SerializerConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionOn;
import hocl.runtime.copies.Copies;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** How Hazelcast is set up: on one address, quiet, and strict about majorities. */
final class MemberConfig {

  static final String LEDGERS = "ledgers";

  /** Executes calls of voters that take no time. */
  static final String QUICK = "voters";

  /** Executes calls that ask other voters in turn. */
  static final String TERMS = "terms";

  static final String VOTER = "voter";
  static final String VOTERS = "voters";
  static final String FOUNDERS = "founders";
  static final String INCARNATION = "incarnation";
  static final String THREADS = "threads";
  static final String GATEWAY = "gateway";

  /** Hazelcast knows no more. */
  private static final int MOST_BACKUPS = 6;

  private static final int QUICK_THREADS = 32;
  private static final int TERM_THREADS = 8;

  private static final String MAJORITY = "majority";

  /** No class has this name, so a list of allowed classes with it alone allows none. */
  private static final String NO_CLASS = "none";

  private static final Map<String, String> PROPERTIES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("hazelcast.phone.home.enabled", "false"),
              Map.entry("hazelcast.logging.type", "none"),
              Map.entry("hazelcast.shutdownhook.enabled", "false"),
              Map.entry("hazelcast.socket.bind.any", "false"),
              Map.entry("hazelcast.wait.seconds.before.join", "0"),
              Map.entry("hazelcast.partition.count", "31"),
              Map.entry("hazelcast.heartbeat.interval.seconds", "1"),
              Map.entry("hazelcast.max.no.heartbeat.seconds", "5"),
              Map.entry("hazelcast.operation.backup.timeout.millis", "1000"),
              // one that leaves in order hands on what it has, if others take it soon
              Map.entry("hazelcast.graceful.shutdown.max.wait", "30"),
              Map.entry("hazelcast.operation.fail.on.indeterminate.state", "true"),
              // Hazelcast's own merge of a divided cluster never decides about a job
              Map.entry("hazelcast.merge.first.run.delay.seconds", "1000000000"),
              Map.entry("hazelcast.merge.next.run.delay.seconds", "1000000000")));

  private MemberConfig() {}

  /**
   * The configuration of a member.
   *
   * @param approach to the other members
   * @param voters the number of voters, 0 while it is not known
   * @param holdings of the voter, or null for a worker
   * @param desk of the voter, or null for a worker
   */
  static Config of(
      MemberSettings settings,
      Approach approach,
      long incarnation,
      IntSupplier voters,
      @Nullable Holdings holdings,
      @Nullable Desk desk) {
    Config config = new Config();
    config.setClusterName(settings.cluster());
    PROPERTIES.forEach(config::setProperty);
    config.setProperty("hazelcast.max.join.seconds", Long.toString(approach.longest().toSeconds()));
    config.getJetConfig().setEnabled(false);
    config.setLiteMember(!settings.isVoter());
    MemberAttributeConfig attributes =
        config
            .getMemberAttributeConfig()
            .setAttribute(INCARNATION, Long.toString(incarnation))
            .setAttribute(THREADS, Integer.toString(settings.threads()))
            .setAttribute(GATEWAY, settings.gateway());
    if (settings.isVoter()) {
      attributes
          .setAttribute(VOTER, Integer.toString(settings.voter()))
          .setAttribute(VOTERS, Integer.toString(settings.voters()))
          .setAttribute(FOUNDERS, settings.founders());
    }
    network(config.getNetworkConfig(), settings, approach);
    serialization(config.getSerializationConfig(), holdings, desk);
    config.addSplitBrainProtectionConfig(
        new SplitBrainProtectionConfig(MAJORITY, true, 1)
            .setProtectOn(SplitBrainProtectionOn.READ_WRITE)
            .setFunctionImplementation(members -> isMajority(members, voters.getAsInt())));
    // every voter follows, and an answer waits for most of them outside of the map
    int followers = settings.isVoter() ? Math.min(MOST_BACKUPS, settings.voters() - 1) : 1;
    MapConfig map = new MapConfig(LEDGERS).setBackupCount(0).setAsyncBackupCount(followers);
    map.setSplitBrainProtectionName(MAJORITY);
    map.setStatisticsEnabled(false);
    config.addMapConfig(map);
    config.addExecutorConfig(
        new ExecutorConfig(QUICK).setPoolSize(QUICK_THREADS).setStatisticsEnabled(false));
    config.addExecutorConfig(
        new ExecutorConfig(TERMS).setPoolSize(TERM_THREADS).setStatisticsEnabled(false));
    return config;
  }

  private static void network(NetworkConfig network, MemberSettings settings, Approach approach) {
    // connections of a member that was killed would keep its port for a minute otherwise
    network.setPort(settings.port()).setPortAutoIncrement(false).setReuseAddress(true);
    network.setPublicAddress(null);
    network.getInterfaces().setEnabled(true).addInterface(settings.host());
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    approach.set(join.getTcpIpConfig());
  }

  /**
   * Only what has a serializer of its own travels: no class is made from bytes by its name, but the
   * failures that members tell each other.
   */
  private static void serialization(
      SerializationConfig serialization, @Nullable Holdings holdings, @Nullable Desk desk) {
    Copies copies = holdings == null ? null : holdings.copies();
    serialization.setJavaSerializationFilterConfig(FailureClasses.filter());
    serialization.getCompactSerializationConfig().setZeroConfigFilter(nothing());
    serialization.addSerializerConfig(
        new SerializerConfig()
            .setTypeClass(LedgerProcessor.class)
            .setImplementation(new LedgerProcessor.Serializer(copies)));
    serialization.addSerializerConfig(
        new SerializerConfig()
            .setTypeClass(LedgerProcessor.Following.class)
            .setImplementation(new LedgerProcessor.FollowingSerializer(copies)));
    serialization.addSerializerConfig(
        new SerializerConfig()
            .setTypeClass(VoterCall.class)
            .setImplementation(new VoterCall.Serializer(desk)));
  }

  private static JavaSerializationFilterConfig nothing() {
    JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig();
    filter.setDefaultsDisabled(true);
    filter.getWhitelist().addClasses(NO_CLASS);
    return filter;
  }

  /** Whether most of the voters that the cluster was founded with are there. */
  static boolean isMajority(@Nullable Collection<Member> members, int voters) {
    if (members == null || voters == 0) {
      return false;
    }
    Set<String> present = new HashSet<>();
    for (Member member : members) {
      String voter = member.getAttribute(VOTER);
      if (voter != null) {
        present.add(voter);
      }
    }
    return present.size() > voters / 2;
  }
}
