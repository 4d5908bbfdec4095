package hocl.runtime.cluster;

/** The name under which the note of a job lies among its blobs. */
final class Notes {

  private Notes() {}

  static String nameOf(String job) {
    return job + "/note";
  }
}
