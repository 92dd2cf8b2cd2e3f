// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

/// What a citizen writes to the attendant in own words and has not sent.
///
/// @param open whether the citizen is writing; another question may stand over it
/// @param refused whether it was not sent, because it held the number of a card
public record HelpDraft(String text, boolean open, boolean refused) {

  public static final HelpDraft NONE = new HelpDraft("", false, false);

  /// Whether there is something to send.
  public boolean said() {
    return !text.isBlank();
  }

  HelpDraft opened() {
    return new HelpDraft(text, true, refused);
  }

  HelpDraft closed() {
    return new HelpDraft(text, false, false);
  }

  /// What was wrong stands there until it is mended.
  HelpDraft saying(String words) {
    var kept = HelpCall.shortened(words);
    return new HelpDraft(kept, open, refused && CardNumbers.in(kept));
  }

  /// Whether nobody may read it.
  boolean secret() {
    return CardNumbers.in(text);
  }

  HelpDraft refuse() {
    return new HelpDraft(text, open, true);
  }

  /// Never the words.
  @Override
  public String toString() {
    return "HelpDraft[open=%s, refused=%s]".formatted(open, refused);
  }
}
