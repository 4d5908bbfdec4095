package hocl.runtime.cluster;

/** The member through which a call went has left the cluster. */
final class NodeEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NodeEndedException() {
    super("the node is ending");
  }
}
