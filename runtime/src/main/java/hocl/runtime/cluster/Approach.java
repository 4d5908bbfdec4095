package hocl.runtime.cluster;

import com.hazelcast.config.TcpIpConfig;
import java.time.Duration;
import java.util.List;

/**
 * How a member comes to the others.
 *
 * @param addresses where it looks for them, {@code HOST:PORT}
 * @param founds whether it is a cluster of its own if none of them lets it in
 * @param longest after this time it has failed, or founds
 */
record Approach(List<String> addresses, boolean founds, Duration longest) {

  private static final int CONNECT_SECONDS = 5;

  private static final Duration USUAL = Duration.ofSeconds(20);

  /** Through any of these members; if there is none, it founds. */
  static Approach any(List<String> addresses) {
    return new Approach(addresses, true, USUAL);
  }

  /** To found. */
  static Approach founding() {
    return any(List.of());
  }

  /** Through this member and no other one, so that it never is alone. */
  static Approach through(String address, Duration longest) {
    return new Approach(List.of(address), false, longest);
  }

  /** Tells Hazelcast. */
  void set(TcpIpConfig config) {
    config.setEnabled(true).setConnectionTimeoutSeconds(CONNECT_SECONDS);
    if (founds) {
      addresses.forEach(config::addMember);
    } else {
      config.setRequiredMember(addresses.getFirst());
    }
  }
}
