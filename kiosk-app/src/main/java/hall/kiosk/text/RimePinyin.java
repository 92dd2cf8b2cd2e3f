// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import hall.kiosk.journey.Readings;
import hall.kiosk.text.PinyinOpening.Opened;
import hall.kiosk.text.PinyinOpening.Reason;
import hall.kiosk.text.PinyinOpening.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Pinyin entry through librime, which learns nothing: the same letters give the same candidates to
/// every citizen.
///
/// May be called from any thread; one thread inside owns librime. A call waits for its answer,
/// about a millisecond at most. After [#close] every other call throws
/// [java.util.concurrent.RejectedExecutionException].
public final class RimePinyin implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.text");

  /// As many as a citizen will look through.
  private static final int MOST = 30;

  /// Where Debian's `rime-data-pinyin-simp` puts its table.
  static final Path SHARED = Path.of("/usr/share/rime-data");

  /// The state of librime is global to the process.
  private static final AtomicBoolean TAKEN = new AtomicBoolean();

  private final ExecutorService owner;
  private final RimeSession session;
  private final CompletableFuture<Readings> readings;
  private final AtomicBoolean closed = new AtomicBoolean();

  private RimePinyin(ExecutorService owner, RimeSession session, Path table) {
    this.owner = owner;
    this.session = session;
    // Nobody searches in the first second, and the first screen waits for nothing.
    this.readings = CompletableFuture.supplyAsync(() -> readings(table));
  }

  private static Readings readings(Path table) {
    try {
      return ReadingTable.read(table);
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.WARNING, "the search knows no pinyin", e);
      return Readings.NONE;
    }
  }

  /// Compiles the table with the phrases, which takes about a quarter of a second.
  ///
  /// @param workFolder made if need be; holds the compiled table and nothing about citizens
  /// @param phrases terms of the catalogue, which come first for their pinyin and their initials,
  ///   whichever way a character with several readings is read; those that are not 2 to 16 Chinese
  ///   characters are left out
  public static PinyinOpening open(Path workFolder, List<String> phrases) {
    return open(RimeLibrary.NAME, new RimeFolder(workFolder, SHARED), phrases);
  }

  static PinyinOpening open(String library, RimeFolder folder, List<String> phrases) {
    if (!Files.isReadable(folder.sharedTable())) {
      return new Unavailable(Reason.TABLE_MISSING, folder.sharedTable() + " cannot be read");
    }
    if (!TAKEN.compareAndSet(false, true)) {
      return new Unavailable(Reason.ALREADY_OPEN, "This process has pinyin entry open already");
    }
    ExecutorService owner =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("pinyin").factory());
    boolean opened = false;
    try {
      PinyinOpening opening =
          CompletableFuture.supplyAsync(() -> start(library, folder, phrases, owner), owner).join();
      opened = opening instanceof Opened;
      return opening;
    } finally {
      if (!opened) {
        owner.shutdown();
        TAKEN.set(false);
      }
    }
  }

  private static PinyinOpening start(
      String library, RimeFolder folder, List<String> phrases, ExecutorService owner) {
    try {
      RimeLibrary rime = RimeLibrary.load(library);
      Optional<RimeSession> session = RimeSession.open(rime, folder.prepare(phrases));
      return session.isPresent()
          ? new Opened(new RimePinyin(owner, session.get(), folder.sharedTable()))
          : new Unavailable(Reason.REFUSED, "librime refused its schema in " + folder.work());
    } catch (IllegalArgumentException | IllegalCallerException | NoSuchElementException e) {
      return new Unavailable(Reason.LIBRARY_MISSING, library + ": " + e.getMessage());
    } catch (IOException e) {
      return new Unavailable(Reason.FOLDER_UNUSABLE, e.toString());
    }
  }

  /// What the letters may stand for, at most 30, the best first: first whole phrases for all of the
  /// letters, then words and characters for the first of them.
  ///
  /// @param pinyin everything typed since the last choice; full syllables, initials or a mixture,
  ///   `v` or `ü`, with or without apostrophes
  /// @return empty when it is no pinyin, or longer than 60 keys
  public List<String> candidates(String pinyin) {
    return PinyinKeys.of(pinyin)
        .map(keys -> onOwner(() -> session.candidates(keys, MOST)))
        .orElse(List.of());
  }

  /// The letters that are still to be entered after a choice: `shouyi` after 张 for `zhangshouyi`.
  ///
  /// @param choice one of the [#candidates] for the same letters
  /// @return empty when the choice stands for all of them, or is none of their candidates
  public String rest(String pinyin, String choice) {
    return PinyinKeys.of(pinyin).flatMap(keys -> onOwner(() -> chosen(keys, choice))).orElse("");
  }

  /// A session keeps what was chosen, hence the new one.
  private Optional<String> chosen(PinyinKeys keys, String choice) {
    Optional<String> left = session.choose(keys, choice, MOST);
    session.renew();
    return left;
  }

  /// How characters are read, as far as the table is read by now.
  public Readings readings() {
    return readings.getNow(Readings.NONE);
  }

  /// Drops what librime was last asked; for the end of each use of the keyboard.
  public void forget() {
    onOwner(() -> {
      session.renew();
      return true;
    });
  }

  /// Ends librime and its thread; further calls do nothing.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      onOwner(() -> {
        session.close();
        return true;
      });
      owner.shutdown();
      TAKEN.set(false);
    }
  }

  private <T> T onOwner(Supplier<T> call) {
    return CompletableFuture.supplyAsync(call, owner).join();
  }
}
