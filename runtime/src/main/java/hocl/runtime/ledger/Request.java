package hocl.runtime.ledger;

/**
 * A command on its way.
 *
 * @param sender the executor or client that sends it
 * @param sequence counts the commands of the sender from 1; a command that is sent again keeps its
 *     number
 * @param command the change that is asked for
 */
public record Request(Sender sender, long sequence, Command command) {}
