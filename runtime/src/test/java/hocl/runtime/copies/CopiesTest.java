package hocl.runtime.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.runtime.check.Policy;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three voters, whose messages come in an order that a test chooses. */
class CopiesTest {

  private static final String JOB = "job";
  private static final JobSpec SPEC =
      new JobSpec(JOB, 3, 2, 0, 1000, 10, 1000, 8, null, false, new Policy.None());

  private final List<Copies> voters = new ArrayList<>();
  private long sequence;

  CopiesTest() {
    for (int i = 0; i < 3; i++) {
      voters.add(new Copies(i, 3));
    }
    SimulatedVoters.found(voters);
  }

  private byte[] create() {
    return Codec.encode(new Request(new Sender("n", 1, 0), ++sequence, new Command.Create(SPEC)));
  }

  private byte[] join(String node) {
    return Codec.encode(new Request(new Sender(node, 1, 0), ++sequence, new Command.Join()));
  }

  private static Reply.Standing ask(Copies voter, Question question) {
    return (Reply.Standing) voter.answer(question);
  }

  /** Lets a voter lead, with the promises of two. */
  private Copy renew(int leader, int other) {
    Renewal renewal = new Renewal(voters.get(leader), JOB, 0);
    renewal.add(ask(voters.get(leader), renewal.question()));
    renewal.add(ask(voters.get(other), renewal.question()));
    Reply.Standing latest = renewal.latest().orElseThrow();
    Copy copy = voters.get(latest.vote().voter()).of(JOB);
    Copy first = voters.get(leader).begin(JOB, renewal.term(), copy);
    assertThat(first).isNotNull();
    return first;
  }

  private Led lead(int leader, byte[] command) {
    Led led = voters.get(leader).lead(JOB, command);
    assertThat(led).isNotNull();
    return led;
  }

  private void store(int to, Copy copy) {
    ask(voters.get(to), new Question.Store(JOB, copy));
  }

  private boolean isSure(Mark mark, int... asked) {
    MajorityCheck assurance = new MajorityCheck(JOB, mark, 3);
    for (int one : asked) {
      assurance.add(ask(voters.get(one), assurance.question()));
    }
    return assurance.isSure();
  }

  @Test
  void anAnswerCountsOnceMostVotersHaveItsValue() {
    store(1, renew(0, 1));
    Led led = lead(0, create());
    assertThat(isSure(led.after(), 0, 1, 2)).isFalse();
    voters.get(1).follow(JOB, led.before(), led.after(), create());
    assertThat(isSure(led.after(), 0)).isFalse();
    assertThat(isSure(led.after(), 0, 1)).isTrue();
    assertThat(voters.get(2).of(JOB)).isEqualTo(Copy.NONE);
  }

  @Test
  void aTermGoesOnFromTheLatestCopyAndEndsEarlierOnes() throws CodecException {
    store(1, renew(0, 1));
    byte[] create = create();
    Led created = lead(0, create);
    voters.get(1).follow(JOB, created.before(), created.after(), create);
    Copy second = renew(2, 1);
    assertThat(second.mark().sequence()).isEqualTo(1);
    assertThat(second.ledger()).isNotNull();
    // the first has not heard of it, and its answers count no longer
    Led late = lead(0, join("late"));
    store(1, voters.get(0).of(JOB));
    assertThat(voters.get(1).of(JOB).mark()).isEqualTo(created.after());
    assertThat(isSure(late.after(), 0, 1, 2)).isFalse();
    MajorityCheck assurance = new MajorityCheck(JOB, late.after(), 3);
    assurance.add(ask(voters.get(1), assurance.question()));
    assertThat(assurance.later()).isEqualTo(second.mark().term());
    store(0, second);
    assertThat(voters.get(0).lead(JOB, join("later"))).isNull();
    Answer answer = Codec.answer(lead(2, join("good")).answer());
    assertThat(answer).isEqualTo(new Answer.Done());
  }

  /** The promise of a life that is over counts only for those that do not know that it is over. */
  @Test
  void aPromiseOfAVoterThatForgotDoesNotCountForOthersThatKnow() {
    store(1, renew(0, 1));
    store(2, voters.get(0).of(JOB));
    Renewal renewal = new Renewal(voters.get(2), JOB, 0);
    Reply.Standing before = ask(voters.get(1), renewal.question());
    voters.set(1, new Copies(1, 3));
    Recollection recollection = new Recollection(voters.get(1));
    for (int other : List.of(0, 2)) {
      recollection.addFirst((Reply.Recalled) voters.get(other).answer(recollection.question()));
    }
    assertThat(recollection.isAsked()).isTrue();
    for (int other : List.of(0, 2)) {
      recollection.addSecond(
          (Reply.Recalled) voters.get(other).answer(recollection.announcement()));
    }
    assertThat(recollection.isEnough()).isTrue();
    recollection.wanted().forEach((job, from) -> recollection.learn(job, voters.get(from).of(job)));
    recollection.finish();
    assertThat(voters.get(1).remembers()).isTrue();
    // what the first two agree on now is not known to the third, whose term would lose it
    byte[] create = create();
    Led led = lead(0, create);
    voters.get(1).follow(JOB, led.before(), led.after(), create);
    assertThat(isSure(led.after(), 0, 1)).isTrue();
    renewal.add(before);
    renewal.add(ask(voters.get(2), renewal.question()));
    assertThat(renewal.latest()).isEmpty();
  }

  @Test
  void aVoterWithoutMemoryWaitsForMostOfThoseThatHaveOne() {
    voters.set(1, new Copies(1, 3));
    voters.set(2, new Copies(2, 3));
    Recollection recollection = new Recollection(voters.get(1));
    recollection.addFirst((Reply.Recalled) voters.get(0).answer(recollection.question()));
    recollection.addSecond((Reply.Recalled) voters.get(0).answer(recollection.announcement()));
    assertThat(recollection.isEnough()).isFalse();
    // no more can be known than all know together
    recollection.addSecond((Reply.Recalled) voters.get(2).answer(recollection.announcement()));
    assertThat(recollection.isEnough()).isTrue();
  }

  @Test
  void whatIsForgottenNeverComesBack() throws CodecException {
    renew(0, 1);
    lead(0, create());
    Led led = lead(0, Copies.forgetting());
    assertThat(voters.get(0).jobs()).isEmpty();
    assertThat(Codec.answer(lead(0, create()).answer())).isEqualTo(new Answer.Lost());
    assertThat(lead(0, Copies.forgetting()).after()).isEqualTo(led.after());
  }

  @Test
  void messagesTravelAndDamagedOnesAreRefused() throws CodecException {
    renew(0, 1);
    lead(0, create());
    Copy copy = voters.get(0).of(JOB);
    List<Question> questions =
        List.of(
            new Question.Promise(JOB, 77),
            new Question.Holds(JOB, copy.mark()),
            new Question.Fetch(JOB),
            new Question.Recall(2, 9),
            new Question.Store("other", new Copy(new Mark(1, 2), null, true)));
    for (Question question : questions) {
      byte[] bytes = Wire.encode(question);
      assertThat(Wire.question(bytes)).isEqualTo(question);
      Reply reply = voters.get(0).answer(question);
      byte[] answered = Wire.encode(reply);
      assertThat(Wire.encode(Wire.reply(answered))).isEqualTo(answered);
      for (int length = 0; length < answered.length; length++) {
        byte[] part = Arrays.copyOf(answered, length);
        assertThatThrownBy(() -> Wire.reply(part)).isInstanceOf(CodecException.class);
      }
    }
  }
}
