// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Voice;
import hall.kiosk.screen.kit.Focus;
import hall.kiosk.screen.kit.Narrator;
import hall.kiosk.screen.kit.Narrator.Sentence;
import hall.kiosk.screen.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;

/// Reads the glass aloud while the citizen wants it (A9): a new screen from its top, then what
/// changes and where one goes. Whatever the citizen does stops it at once.
final class Narration {

  private final Optional<Narrator> narrator;
  private final Focus focus;
  private final Consumer<Event> emit;
  private final Parent root;
  private Optional<State> shown = Optional.empty();
  private Optional<Reading> heard = Optional.empty();
  private Voice voice = Voice.OFF;
  private boolean greet;

  /// @param narrator absent on a terminal that can't speak
  Narration(Optional<Narrator> narrator, Parent root, Focus focus, Consumer<Event> emit) {
    this.narrator = narrator;
    this.root = root;
    this.focus = focus;
    this.emit = emit;
  }

  /// Whether this terminal can speak.
  boolean ready() {
    return narrator.filter(Narrator::ready).isPresent();
  }

  /// Another state is on the glass; nothing is said before it is laid out.
  void shown(State state) {
    var before = voice;
    boolean another = !sameVisit(state);
    shown = Optional.of(state);
    voice = state instanceof State.Visiting s && ready() ? s.visit().look().voice() : Voice.OFF;
    if (!voice.on()) {
      if (before.on()) {
        hush();
      }
      heard = Optional.empty();
    } else if (!before.on() || another) {
      heard = Optional.empty();
      greet = true;
    } else if (voice.volume() != before.volume()) {
      say(List.of(all("voice.volume", voice.volume())));
    }
  }

  /// Rest always lies between two visits.
  private boolean sameVisit(State state) {
    return (state instanceof State.Visiting) == visiting().isPresent();
  }

  private Optional<State.Visiting> visiting() {
    return shown.filter(State.Visiting.class::isInstance).map(State.Visiting.class::cast);
  }

  /// What stands there was laid out.
  void settle() {
    if (voice.on()) {
      visiting().ifPresent(this::read);
    }
  }

  private void read(State.Visiting state) {
    var now = Listening.of(root, state.visit().language(), focus.at());
    if (heard.filter(now::equals).isPresent()) {
      return;
    }
    var announcement = Announcement.of(heard, now);
    heard = Optional.of(now);
    if (announcement.atOnce()) {
      hush();
    }
    var sentences = new ArrayList<Sentence>();
    if (greet) {
      greet = false;
      sentences.addAll(greeting(state));
    }
    sentences.addAll(announcement.sentences());
    say(sentences);
  }

  /// Which keys there are, whether others hear it, and how the other language is found.
  private static List<Sentence> greeting(State.Visiting state) {
    var language = state.visit().language();
    var words = Words.in(language);
    var all = new ArrayList<Sentence>();
    all.add(new Sentence(language, words.say("voice.on.speaker"), words.say("voice.on.headset")));
    var other = language.other();
    if (state.terminal().languages().contains(other)) {
      var how = Words.in(other).say("voice.language");
      all.add(new Sentence(other, how, how));
    }
    var keys = words.say("voice.keys");
    all.add(new Sentence(language, keys, keys));
    return all;
  }

  private Sentence all(String key, Object... values) {
    var language = heard.map(Reading::language).orElse(Language.ZH_CN);
    var words = Words.in(language).say(key, values);
    return new Sentence(language, words, words);
  }

  private void say(List<Sentence> sentences) {
    if (!sentences.isEmpty()) {
      narrator.ifPresent(
          to -> to.say(sentences, voice.volume(), () -> emit.accept(new Event.Stirred())));
    }
  }

  /// The citizen does something.
  void hush() {
    narrator.ifPresent(Narrator::hush);
  }

  void pause() {
    narrator.ifPresent(Narrator::pause);
  }

  /// Reads the screen once more.
  void again() {
    heard.ifPresent(now -> repeat(Announcement.whole(now)));
  }

  /// Says once more where one is.
  void where() {
    heard.ifPresent(now -> repeat(Announcement.focus(now)));
  }

  private void repeat(Announcement what) {
    hush();
    say(what.sentences());
  }

  boolean speaks() {
    return voice.on();
  }

  /// Begins a visit for somebody who has found the keypad but sees no glass.
  boolean begin() {
    var idle = shown.filter(State.Idle.class::isInstance).filter(state -> ready());
    idle.map(state -> state.terminal().languages().getFirst())
        .ifPresent(first -> emit.accept(new Event.Begin(first, false, true)));
    return idle.isPresent();
  }

  /// Switches the voice, where there is one.
  void toggle() {
    if (ready() && visiting().isPresent()) {
      emit.accept(new Event.SwitchVoice());
    }
  }
}
