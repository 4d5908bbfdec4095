package hocl.runtime.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The effect of a command.
 *
 * @param ledger the ledger afterwards; the same object if nothing changed; null if there is none
 * @param answer for the sender
 */
public record Applied(@Nullable Ledger ledger, Answer answer) {}
