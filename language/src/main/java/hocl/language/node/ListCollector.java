package hocl.language.node;

import hocl.runtime.atom.ListAtom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a List is made of. The longest part of other Lists is not copied if it is long. */
final class ListCollector {

  private List<Object> before = List.of();
  private @Nullable ListAtom longest;
  private List<Object> atoms = new ArrayList<>();

  /** The list to which further atoms may be added, in order. */
  List<Object> atoms() {
    return atoms;
  }

  /** Adds neighbours of another List, which are values. */
  void add(ListRest rest) {
    ListAtom other = longest;
    if (other != null && other.size() >= rest.size()) {
      rest.forEach(atoms::add);
      return;
    }
    if (other != null) {
      List<Object> all = new ArrayList<>(before);
      other.forEach(all::add);
      all.addAll(atoms);
      atoms = all;
    }
    before = atoms;
    atoms = new ArrayList<>();
    longest = rest.list().slice(rest.from(), rest.to());
  }

  /** The List. */
  ListAtom list() {
    ListAtom middle = longest;
    if (middle == null) {
      return ListAtom.of(atoms);
    }
    return before.isEmpty() && atoms.isEmpty() ? middle : middle.with(before, atoms);
  }
}
