package hocl.runtime.ledger;

import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.CodecException;

/** Writes what belongs to the checking of commits. Each method writes its argument. */
final class CheckingWriter {

  private final ByteSink out;
  private final Writer writer;

  CheckingWriter(ByteSink out, Writer writer) {
    this.out = out;
    this.writer = writer;
  }

  void checked(Answer.Checked value) throws CodecException {
    out.number(value.right());
    out.number(value.provisional());
    writer.list(value.open(), this::provisional);
    writer.list(value.disputed(), this::provisional);
    writer.list(value.agreed(), this::provisional);
    writer.list(value.candidates(), out::text);
    writer.list(
        value.quarantined().entrySet(),
        entry -> {
          out.text(entry.getKey());
          out.text(entry.getValue());
        });
    writer.list(value.secrets(), writer::bytes);
    writer.list(value.proofs(), this::twofaced);
    writer.list(value.remarks(), this::remark);
  }

  private void remark(Remark value) throws CodecException {
    out.number(value.task());
    out.text(value.node());
    out.text(value.words());
  }

  void provisional(Provisional value) throws CodecException {
    writer.lease(value.lease());
    writer.sender(value.author());
    writer.commit(value.commit());
    out.number(value.upTo());
    out.number(value.stamps());
    writer.list(value.freed(), writer::name);
    writer.list(value.candidates(), out::text);
    writer.flag(value.drawn());
    out.number(value.needed());
    writer.list(value.verifications(), this::verification);
    writer.constant(value.standing());
    writer.optional(value.planted(), this::planted);
  }

  private void planted(Planted value) throws CodecException {
    writer.commit(value.commit());
    writer.list(value.written(), writer::name);
    verification(value.verification());
  }

  private void verification(Verification value) throws CodecException {
    out.text(value.verifier());
    out.number(value.fence());
    writer.optional(value.holder(), writer::sender);
    writer.constant(value.finding());
    writer.bytes(value.signature());
  }

  private void entry(Entry entry) throws CodecException {
    switch (entry) {
      case Entry.Arrival e -> {
        out.put(Codec.ARRIVAL);
        out.number(e.stamps());
        writer.list(e.parts(), writer::placed);
        writer.flag(e.complete());
      }
      case Entry.OtherRules e -> {
        out.put(Codec.OTHER_RULES);
        out.number(e.stamps());
        writer.blob(e.rules());
      }
      case Provisional e -> {
        out.put(Codec.COMMIT);
        provisional(e);
      }
    }
  }

  void state(State value, JobSpec spec) throws CodecException {
    writer.list(value.fragments(), writer::fragment);
    writer.settlements(value.settlements(), spec);
    out.number(value.rulesVersion());
    writer.optional(value.rules(), writer::blob);
    writer.flag(value.complete());
    out.number(value.reactions());
    writer.list(value.lines(), writer::blob);
  }

  void checking(Checking value, JobSpec spec) throws CodecException {
    state(value.base(), spec);
    writer.list(value.entries(), this::entry);
    writer.optional(value.closing(), writer::ending);
    writer.optional(value.referee(), writer::sender);
    writer.list(value.secrets(), writer::bytes);
    writer.list(
        value.records().entrySet(),
        entry -> {
          out.text(entry.getKey());
          out.number(entry.getValue().right());
          writer.optional(entry.getValue().guilt(), out::text);
        });
    writer.list(value.leftovers(), writer::name);
    out.number(value.checked());
    writer.list(value.proofs(), this::twofaced);
    writer.list(value.remarks(), this::remark);
  }

  void twofaced(Twofaced value) throws CodecException {
    out.text(value.node());
    writer.commit(value.first());
    writer.commit(value.second());
  }
}
