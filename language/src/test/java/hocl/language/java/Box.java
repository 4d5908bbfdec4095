package hocl.language.java;

/** A helper class of a program, as old programs have them. */
class Box {
  static final int LIMIT = 3;

  final String name;
  private final int hidden;

  Box(String name) {
    this.name = name;
    this.hidden = name.length();
  }

  static String greeting() {
    return "hi";
  }

  boolean named(String other) {
    return secret() && name.equals(other);
  }

  private boolean secret() {
    return hidden > 0;
  }
}
