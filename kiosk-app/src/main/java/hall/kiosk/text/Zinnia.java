// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import hall.kiosk.journey.Signature.Stroke;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Characters drawn by a finger, recognised by Zinnia, which learns nothing.
///
/// Its model, about twenty megabytes, is mapped into memory when somebody draws and let go by
/// [#forget]. May be called from any thread.
public final class Zinnia {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.text");

  /// As many as a citizen sees at a glance.
  private static final int MOST = 10;

  /// Where Debian's `tegaki-zinnia-simplified-chinese` puts its model.
  static final Path MODEL = Path.of("/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model");

  private final ZinniaLibrary zinnia;
  private final Path model;
  private Optional<MemorySegment> recognizer = Optional.empty();

  private Zinnia(ZinniaLibrary zinnia, Path model) {
    this.zinnia = zinnia;
    this.model = model;
  }

  /// Tries the packaged model; empty, with the reason in the log, where the packages `libzinnia0`
  /// and `tegaki-zinnia-simplified-chinese` do not work.
  public static Optional<Zinnia> open() {
    return open(ZinniaLibrary.NAME, MODEL);
  }

  static Optional<Zinnia> open(String library, Path model) {
    try {
      var opened = new Zinnia(ZinniaLibrary.load(library), model);
      // Zinnia maps a file unseen: one that is not there ends as a refusal, not as a crash.
      if (Files.isReadable(model) && opened.begin().isPresent()) {
        opened.forget();
        return Optional.of(opened);
      }
      LOG.log(Level.WARNING, "no handwriting: the model {0} is not usable", model);
    } catch (IllegalArgumentException | IllegalCallerException | NoSuchElementException e) {
      LOG.log(Level.WARNING, "no handwriting: {0}: {1}", library, e.getMessage());
    }
    return Optional.empty();
  }

  /// What the drawing may be, at most ten, the likeliest first; empty where nothing is drawn.
  synchronized List<String> drawn(List<Stroke> drawing) {
    var ink = Ink.of(drawing);
    return ink.strokes().isEmpty()
        ? List.of()
        : begin().map(r -> likeliest(r, ink)).orElse(List.of());
  }

  private List<String> likeliest(MemorySegment open, Ink ink) {
    var character = zinnia.newCharacter(Ink.SIDE);
    try {
      for (int stroke = 0; stroke < ink.strokes().size(); stroke++) {
        for (var dot : ink.strokes().get(stroke)) {
          zinnia.add(character, stroke, dot.x(), dot.y());
        }
      }
      var result = zinnia.classify(open, character, MOST);
      return result.equals(MemorySegment.NULL) ? List.of() : read(result);
    } finally {
      zinnia.destroyCharacter(character);
    }
  }

  private List<String> read(MemorySegment result) {
    var found = new ArrayList<String>();
    for (long i = 0; i < zinnia.size(result); i++) {
      found.add(zinnia.value(result, i));
    }
    zinnia.destroyResult(result);
    return List.copyOf(found);
  }

  private Optional<MemorySegment> begin() {
    if (recognizer.isEmpty()) {
      var fresh = zinnia.newRecognizer();
      boolean opened;
      try (var call = Arena.ofConfined()) {
        opened = zinnia.open(fresh, call.allocateFrom(model.toString()));
      }
      if (opened) {
        recognizer = Optional.of(fresh);
      } else {
        zinnia.destroyRecognizer(fresh);
      }
    }
    return recognizer;
  }

  /// Whether the model is in memory.
  synchronized boolean loaded() {
    return recognizer.isPresent();
  }

  /// Lets go of the model and whatever it was asked.
  synchronized void forget() {
    recognizer.ifPresent(zinnia::destroyRecognizer);
    recognizer = Optional.empty();
  }
}
