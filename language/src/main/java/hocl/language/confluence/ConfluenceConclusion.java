package hocl.language.confluence;

/** How much is shown of a set of rules. */
public enum ConfluenceConclusion {
  /** All runs from the same atoms that end inert, end with the same atoms. */
  SHOWN("shown confluent"),
  /** Any two reactions can be brought together again, but not that runs end. */
  LOCALLY("shown locally confluent only"),
  /** It may be or not. */
  NOT_SHOWN("not shown confluent");

  private final String title;

  ConfluenceConclusion(String title) {
    this.title = title;
  }

  /** The standing in words. */
  public String title() {
    return title;
  }
}
