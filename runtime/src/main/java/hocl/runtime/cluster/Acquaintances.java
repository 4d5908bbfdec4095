package hocl.runtime.cluster;

import com.hazelcast.cluster.Member;
import hocl.runtime.ledger.Command;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The members that a process has met, itself included, as often as it was a member: where all
 * members have joined anew, none of them has seen the earlier ones leave. Any thread may call.
 */
final class Acquaintances {

  /** The number of members that are remembered, the latest ones. */
  private static final int MOST = 128;

  private final Map<String, Command.Left> met = new LinkedHashMap<>();

  /**
   * Takes note of a member; one that executes nothing, as it has no incarnation, is passed over.
   */
  synchronized void meet(Member member) {
    String number = member.getAttribute(MemberConfig.INCARNATION);
    if (number == null) {
      return;
    }
    String name = member.getUuid().toString();
    met.put(name, new Command.Left(name, Long.parseLong(number)));
    if (met.size() > MOST) {
      Iterator<String> names = met.keySet().iterator();
      names.next();
      names.remove();
    }
  }

  /**
   * The commands that tell ledgers of the members that have left.
   *
   * @param here the names of the members that are
   */
  synchronized List<Command> gone(Set<String> here) {
    List<Command> all = new ArrayList<>();
    met.forEach((name, left) -> {
      if (!here.contains(name)) {
        all.add(left);
      }
    });
    return all;
  }
}
