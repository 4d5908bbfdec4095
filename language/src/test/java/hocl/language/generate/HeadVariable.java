package hocl.language.generate;

/** A variable that the heads of a rule bind, and what it is likely to stand for. */
record HeadVariable(String name, Sort sort) {
  enum Sort {
    /** An Int for sure. */
    INT,
    /** A number, or something that is none now and then. */
    NUMBER,
    ANY,
    RULE,
    FUNCTION,
    LIST,
    SOLUTION,
    /** The molecule of a rest. */
    REST
  }
}
