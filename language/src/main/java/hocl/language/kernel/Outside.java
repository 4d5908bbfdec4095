package hocl.language.kernel;

import hocl.runtime.store.Shape;
import java.lang.classfile.Label;
import java.util.Map;

/**
 * Facts for the code of a reaction from the code around it.
 *
 * @param head the head that the active atom takes
 * @param reactions how many reactions happen at once
 * @param ruleShape the shape of the rule
 * @param run the local of the run
 * @param host the local of the solution
 * @param active the local of the species of the active atom
 * @param beyond where to go when this is beyond the kernel
 * @param containers the locals of opened solutions, by their slots
 * @param rests the slots of the opened solutions of which rests are, by the slots of the rests
 */
record Outside(
    int head,
    int reactions,
    Shape ruleShape,
    int run,
    int host,
    int active,
    Label beyond,
    Map<Integer, Integer> containers,
    Map<Integer, Integer> rests) {

  /** The same for several reactions; more than the limit allows are beyond the kernel. */
  Outside atOnce(int number) {
    return new Outside(head, number, ruleShape, run, host, active, beyond, containers, rests);
  }
}
