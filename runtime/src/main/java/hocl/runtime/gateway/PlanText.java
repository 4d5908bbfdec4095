package hocl.runtime.gateway;

import hocl.runtime.reactor.Distribution;
import java.util.Map;
import java.util.TreeMap;

/** Says how a solution is divided. */
public final class PlanText {

  private PlanText() {}

  /** A clause for people, which begins in lower case. */
  public static String of(Distribution plan) {
    String gathered = plan.gathered();
    if (gathered != null) {
      return "gathered on one node at a time, since " + gathered;
    }
    if (plan.isKeyed()) {
      StringBuilder fields = new StringBuilder();
      for (Map.Entry<Integer, Integer> key : new TreeMap<>(plan.keys()).entrySet()) {
        fields
            .append(fields.isEmpty() ? "" : ", ")
            .append("field ")
            .append(key.getValue() + 1)
            .append(" of ")
            .append(key.getKey());
      }
      return "divided by a key (" + fields + "), each fragment reacts alone";
    }
    return plan.heads() == 1
        ? "in fragments that react alone"
        : "in fragments, of which every " + plan.heads() + " have to meet";
  }
}
