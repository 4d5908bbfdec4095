package hocl.runtime.store;

/**
 * An atom that holds solutions of which some are not inert yet: no pattern may match it. When the
 * last of them comes to rest the atom enters the store of its host as an active one.
 */
final class Waiting {

  final ReactingSolution host;
  Object atom;

  /** The number of solutions that the atom still waits for. */
  int pending;

  /** The serial number of the atom. */
  int serial = Serials.NONE;

  /** Its place in the host's list of waiting atoms. */
  int place;

  Waiting(ReactingSolution host, Object atom) {
    this.host = host;
    this.atom = atom;
  }
}
