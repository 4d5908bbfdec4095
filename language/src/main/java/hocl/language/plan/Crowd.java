package hocl.language.plan;

import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds crowds: several steps that look for any atom of one type. Any thread may call. */
public final class Crowd {

  /** The least number of such steps. */
  private static final int LEAST = 3;

  private Crowd() {}

  /** Whether three or more of some steps look for any atom of one type in the solution itself. */
  public static boolean isIn(List<Step> steps) {
    Map<CoreType, Integer> byType = new HashMap<>();
    for (Step step : steps) {
      if (step instanceof Step.Take take
          && !take.active()
          && take.container() == Step.HOST
          && take.copies() == null
          && take.pattern() instanceof CorePattern.Bind bind
          && byType.merge(bind.type(), 1, Integer::sum) >= LEAST) {
        return true;
      }
    }
    return false;
  }
}
