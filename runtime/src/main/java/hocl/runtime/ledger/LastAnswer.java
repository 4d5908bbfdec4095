package hocl.runtime.ledger;

/**
 * The latest command of a sender that was applied.
 *
 * @param sequence its number
 * @param answer the answer, given again when the command comes again
 */
record LastAnswer(long sequence, Answer answer) {}
