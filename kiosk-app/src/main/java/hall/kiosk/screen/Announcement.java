// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Language;
import hall.kiosk.screen.Reading.Here;
import hall.kiosk.screen.Reading.Line;
import hall.kiosk.screen.kit.Narrator.Sentence;
import hall.kiosk.screen.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is said, and whether it waits for what is being said.
///
/// @param atOnce whether it is said instead of what is being said
record Announcement(boolean atOnce, List<Sentence> sentences) {

  static final Announcement NOTHING = new Announcement(false, List.of());

  Announcement {
    sentences = List.copyOf(sentences);
  }

  /// What is said of a screen after another one.
  ///
  /// A new screen is read from its top, and at last where one is; on the same screen only what has
  /// come and where one has gone is said, errors and results first of all.
  static Announcement of(Optional<Reading> before, Reading now) {
    var same =
        before.filter(old -> old.place().equals(now.place()) && old.language() == now.language());
    return same.map(old -> changes(old, now)).orElseGet(() -> whole(now));
  }

  /// Everything, from the top.
  static Announcement whole(Reading now) {
    var language = now.language();
    var all = new ArrayList<Sentence>();
    now.lines().forEach(line -> all.add(sentence(language, line.toAll(), line.toHeadset())));
    now.focus()
        .ifPresentOrElse(
            here -> all.add(sentence(language, here.words().toAll(), here.words().toHeadset())),
            () -> offers(now).ifPresent(all::add));
    return new Announcement(true, said(all));
  }

  /// Where one is.
  static Announcement focus(Reading now) {
    return now.focus()
        .map(Here::words)
        .map(words -> sentence(now.language(), words.toAll(), words.toHeadset()))
        .map(one -> new Announcement(true, said(List.of(one))))
        .orElseGet(() -> whole(now));
  }

  private static Announcement changes(Reading old, Reading now) {
    var come = new ArrayList<>(now.lines());
    old.lines().forEach(come::remove);
    come.removeIf(Line::still);
    var language = now.language();
    var all = new ArrayList<Sentence>();
    come.forEach(line -> all.add(sentence(language, line.toAll(), line.change())));
    now.focus()
        .filter(here -> !old.focus().equals(Optional.of(here)))
        .ifPresent(here -> all.add(moved(language, old.focus(), here)));
    return new Announcement(come.stream().anyMatch(Line::urgent), said(all));
  }

  /// What was only heard by its owner has changed: others hear that something was taken down.
  private static Sentence moved(Language language, Optional<Here> old, Here here) {
    var words = here.words();
    boolean privately =
        old.filter(was -> was.id().equals(here.id()) && was.words().toAll().equals(words.toAll()))
            .isPresent();
    return sentence(
        language,
        privately ? Words.in(language).say("voice.taken-down") : words.toAll(),
        words.change());
  }

  private static Optional<Sentence> offers(Reading now) {
    if (now.offers().isEmpty()) {
      return Optional.empty();
    }
    var words = Words.in(now.language());
    var toAll = now.offers().stream().map(Line::toAll).collect(Collectors.joining(pause(now)));
    var toHeadset =
        now.offers().stream().map(Line::toHeadset).collect(Collectors.joining(pause(now)));
    return Optional.of(
        sentence(
            now.language(),
            words.say("voice.offers", toAll),
            words.say("voice.offers", toHeadset)));
  }

  private static String pause(Reading now) {
    return now.language() == Language.ZH_CN ? "；" : "; ";
  }

  private static Sentence sentence(Language language, String toAll, String toHeadset) {
    return new Sentence(language, toAll, toHeadset);
  }

  private static List<Sentence> said(List<Sentence> all) {
    return all.stream()
        .filter(one -> !one.toAll().isBlank() || !one.toHeadset().isBlank())
        .toList();
  }
}
