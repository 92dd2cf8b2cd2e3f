// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// librime at work in one folder with one session; belongs to the thread that opened it.
final class RimeSession implements AutoCloseable {

  /// `setup` belongs to the process, and so does its folder for the log.
  private static final AtomicBoolean SET_UP = new AtomicBoolean();

  private final RimeLibrary rime;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment schema = arena.allocateFrom(RimeFolder.SCHEMA);
  private long session;

  /// What the composition holds. Every key makes librime think all keys over, so a key more must
  /// not mean typing all again.
  private String typed = "";

  private RimeSession(RimeLibrary rime) {
    this.rime = rime;
  }

  /// Compiles the table (a quarter of a second) and opens a session on it; empty when librime
  /// refuses.
  static Optional<RimeSession> open(RimeLibrary rime, RimeFolder folder) {
    var opened = new RimeSession(rime);
    if (opened.start(folder)) {
      return Optional.of(opened);
    }
    opened.close();
    return Optional.empty();
  }

  /// The best first, each once: those for all of the keys come before those for the first few. The
  /// keys stay in the composition.
  List<String> candidates(PinyinKeys keys, int most) {
    type(keys);
    return listed(most);
  }

  /// Takes a candidate as a keyboard of a desktop would.
  ///
  /// @return the keys that the choice leaves over; empty when it is none of the first candidates
  Optional<String> choose(PinyinKeys keys, String choice, int most) {
    type(keys);
    int index = listed(most).indexOf(choice);
    Optional<String> left =
        index >= 0 && rime.selectCandidate(session, index)
            ? Optional.of(unchosen())
            : Optional.empty();
    clear();
    return left;
  }

  /// Starts anew: a session remembers what it was last asked and what was chosen.
  void renew() {
    if (!begin()) {
      throw new IllegalStateException("librime gives no new session");
    }
  }

  @Override
  public void close() {
    if (session != 0) {
      rime.destroySession(session);
    }
    rime.shutDown();
    arena.close();
  }

  private boolean start(RimeFolder folder) {
    MemorySegment traits = RimeLayout.traits(arena, folder);
    if (SET_UP.compareAndSet(false, true)) {
      rime.setup(traits);
    }
    rime.initializeDeployer(traits);
    boolean compiled =
        rime.deploySchema(arena.allocateFrom(folder.schema().toAbsolutePath().toString()));
    rime.initialize(traits);
    return compiled && begin();
  }

  private boolean begin() {
    typed = "";
    if (session != 0) {
      rime.destroySession(session);
    }
    session = rime.createSession();
    return session != 0 && rime.selectSchema(session, schema);
  }

  private void type(PinyinKeys keys) {
    if (!keys.text().startsWith(typed)) {
      clear();
    }
    try (Arena call = Arena.ofConfined()) {
      rime.type(session, call.allocateFrom(keys.text().substring(typed.length())));
    }
    typed = keys.text();
  }

  private void clear() {
    rime.clearComposition(session);
    typed = "";
  }

  private List<String> listed(int most) {
    try (Arena call = Arena.ofConfined()) {
      List<String> found = new ArrayList<>();
      MemorySegment iterator = RimeLayout.iterator(call);
      if (rime.beginList(session, iterator)) {
        while (found.size() < most && rime.nextInList(iterator)) {
          found.add(RimeLayout.candidate(iterator));
        }
        rime.endList(iterator);
      }
      return List.copyOf(found);
    }
  }

  private String unchosen() {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment context = RimeLayout.context(call);
      if (!rime.getContext(session, context)) {
        return "";
      }
      String left = RimeLayout.unchosen(context);
      rime.freeContext(context);
      return left;
    }
  }
}
