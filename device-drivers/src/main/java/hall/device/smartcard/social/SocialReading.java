// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.social;

import hall.device.DeviceFault;
import hall.device.smartcard.SmartCardFaults;
import hall.device.smartcard.apdu.Answer;
import hall.device.smartcard.apdu.ApduCodec;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/// The way through a social-security card, one answer at a time.
///
/// | step | 9000 | otherwise |
/// |---|---|---|
/// | select the application | select EF05 | another kind of card |
/// | select a file (P1 = 2, then 0) | read it | the next P1; at last read it by its short identifier |
/// | read a record | the next record | 6A8x: the file ends (by tag: the next tag); 698x: the file is closed |
///
/// Which dialect a card speaks shows when a record comes that belongs to the file; until then each
/// is tried: by record number, by tag, by short file identifier. READ RECORD and SELECT are all
/// that a card ever gets: no PIN is verified, nothing is written.
final class SocialReading {

  /// How records are addressed.
  enum Dialect {
    NUMBER,
    TAG,
    SFI;

    /// Each leads to the next, the last to the first.
    Dialect next() {
      return switch (this) {
        case NUMBER -> TAG;
        case TAG -> SFI;
        case SFI -> NUMBER;
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private enum Step {
    APPLICATION,
    FILE,
    RECORD
  }

  /// How far it has come.
  ///
  /// @param p1 how the file is selected
  /// @param tried how many dialects this file has refused
  /// @param index the record number, or the place among the tags, from 1
  /// @param found whether a record of this file has come in this dialect
  /// @param denied whether a file is closed to us
  /// @param records what has been read; never changed, but for the next state's copy
  record State(
      Step step,
      int file,
      int p1,
      Dialect dialect,
      int tried,
      int index,
      boolean found,
      boolean denied,
      Map<SocialField, byte[]> records) {

    byte[] command() {
      return switch (step) {
        case APPLICATION -> ApduCodec.selectApplication(AID);
        case FILE -> ApduCodec.selectFile(p1, file);
        case RECORD ->
            switch (dialect) {
              case NUMBER -> ApduCodec.readRecord(index, BY_NUMBER);
              case TAG -> ApduCodec.readRecord(tag(), BY_TAG);
              case SFI -> ApduCodec.readRecord(index, (file & 0x1F) << 3 | BY_NUMBER);
            };
      };
    }

    private int tag() {
      return SocialField.tags(file)[index - 1];
    }

    private State select(int newFile, int newP1) {
      return new State(Step.FILE, newFile, newP1, dialect, 0, 1, false, denied, records);
    }

    private State from(Dialect newDialect, int newTried) {
      return new State(Step.RECORD, file, p1, newDialect, newTried, 1, false, denied, records);
    }

    private State at(int newIndex, Map<SocialField, byte[]> newRecords, boolean newFound) {
      return new State(
          Step.RECORD, file, p1, dialect, tried, newIndex, newFound, denied, newRecords);
    }

    private State closed() {
      return new State(step, file, p1, dialect, tried, index, found, true, records);
    }
  }

  /// What the driver does next.
  sealed interface Move {}

  /// Send the command of this state.
  record Ask(State state) implements Move {}

  /// The card has been read.
  record Finished(Map<SocialField, byte[]> records, Dialect dialect) implements Move {}

  /// The card has no such application.
  record OtherKind() implements Move {}

  record Failed(DeviceFault fault) implements Move {}

  /// "sx1.sh.社会保障" in GBK.
  private static final byte[] AID = HexFormat.of().parseHex("7378312E73682EC9E7BBE1B1A3D5CF");

  private static final int ISSUER_FILE = 0xEF05;
  private static final int HOLDER_FILE = 0xEF06;
  private static final int UNDER_APPLICATION = 2;
  private static final int ANYWHERE = 0;

  // READ RECORD, P2: bits 8-4 the short file identifier, bits 3-1 what P1 means
  private static final int BY_NUMBER = 4;
  private static final int BY_TAG = 0;

  /// More records than any version of the files has.
  private static final int RECORDS_MAX = 16;

  static final State START =
      new State(
          Step.APPLICATION,
          ISSUER_FILE,
          UNDER_APPLICATION,
          Dialect.NUMBER,
          0,
          1,
          false,
          false,
          Map.of());

  private SocialReading() {}

  static Move next(State state, Answer answer) {
    return switch (state.step) {
      case APPLICATION ->
          answer.ok() ? new Ask(state.select(ISSUER_FILE, UNDER_APPLICATION)) : new OtherKind();
      case FILE -> selected(state, answer);
      case RECORD -> read(state, answer);
    };
  }

  private static Move selected(State state, Answer answer) {
    if (answer.ok()) {
      return new Ask(state.from(state.dialect, 0));
    }
    if (state.p1 == UNDER_APPLICATION) {
      return new Ask(state.select(state.file, ANYWHERE));
    }
    // Without a selected file, its short identifier alone is left.
    return new Ask(state.from(Dialect.SFI, Dialect.values().length - 1));
  }

  private static Move read(State state, Answer answer) {
    if (answer.ok()) {
      return received(state, answer);
    }
    return switch (answer.sw()) {
      case 0x6A82, 0x6A83, 0x6A88 -> missing(state);
      case 0x6982, 0x6985 -> endOfFile(state.closed());
      default -> state.found ? new Failed(unreadable(state, answer)) : otherDialect(state);
    };
  }

  private static Move received(State state, Answer answer) {
    var field = SocialSecurityCodec.record(answer.data());
    if (field.isEmpty()) {
      return state.found ? new Failed(unreadable(state, answer)) : otherDialect(state);
    }
    var known = SocialField.of(state.file, field.get().tag());
    boolean asked = state.dialect != Dialect.TAG || field.get().tag() == state.tag();
    if (!asked || (known.isEmpty() && !state.found)) {
      return otherDialect(state);
    }
    var records = new EnumMap<SocialField, byte[]>(SocialField.class);
    records.putAll(state.records);
    known.ifPresent(name -> records.putIfAbsent(name, field.get().value()));
    return following(state, state.at(state.index + 1, records, true));
  }

  private static Move missing(State state) {
    if (state.dialect == Dialect.TAG && state.index < SocialField.tags(state.file).length) {
      return new Ask(state.at(state.index + 1, state.records, state.found));
    }
    return state.found ? endOfFile(state) : otherDialect(state);
  }

  private static Move following(State before, State after) {
    int last = before.dialect == Dialect.TAG ? SocialField.tags(before.file).length : RECORDS_MAX;
    return after.index > last ? endOfFile(after) : new Ask(after);
  }

  private static Move otherDialect(State state) {
    return state.tried + 1 >= Dialect.values().length
        ? endOfFile(state)
        : new Ask(state.from(state.dialect.next(), state.tried + 1));
  }

  private static Move endOfFile(State state) {
    if (state.file == ISSUER_FILE) {
      return new Ask(state.select(HOLDER_FILE, UNDER_APPLICATION));
    }
    // A card that does not say whose it is has not been read.
    if (state.records.containsKey(SocialField.ID_NUMBER)
        || state.records.containsKey(SocialField.NAME)) {
      return new Finished(state.records, state.dialect);
    }
    return new Failed(
        state.denied
            ? SmartCardFaults.accessDenied("the holder's file is closed")
            : SmartCardFaults.cardUnreadable("the holder's file has no records"));
  }

  private static DeviceFault unreadable(State state, Answer answer) {
    return SmartCardFaults.cardUnreadable(
        "%s: %s".formatted(ApduCodec.header(state.command()), answer));
  }
}
