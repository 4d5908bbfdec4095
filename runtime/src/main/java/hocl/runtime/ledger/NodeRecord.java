package hocl.runtime.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a ledger remembers of a node that executes tasks.
 *
 * @param right how many of its commits others have found right
 * @param guilt why it may not take part any longer, a sentence for people; or null
 */
public record NodeRecord(long right, @Nullable String guilt) {

  static final NodeRecord NEW = new NodeRecord(0, null);
}
