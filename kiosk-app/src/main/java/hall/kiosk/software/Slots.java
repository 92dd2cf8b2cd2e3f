// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.software;

import hall.kiosk.config.Disk;
import hall.kiosk.config.Sha256;
import hall.kiosk.config.TwinFile;
import hall.kiosk.software.SoftwareCodec.Checked;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// The folder of an installed terminal, which this process and its supervisor speak through: two
/// slots with a release each, a link to the one that runs, what is on trial and what was taken
/// back.
///
/// Whatever can't be read counts as not there; each change is durable when its method returns.
public final class Slots {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.software");
  private static final Pattern VERSION = Pattern.compile("(\\S+) [0-9]+\\s*");
  private static final Pattern FALLEN = Pattern.compile("([ab-]) ([a-z]+(-[a-z]+)*)");
  private static final int CHECK_DIGITS = 16;

  private final Path home;
  private final String own;
  private final Disk disk;
  private final TwinFile floorFile;

  /// @param home the folder of the installed terminal
  /// @param own the slot that this process was started from, `a` or `b`
  public Slots(Path home, String own, Disk disk) {
    this.home = home;
    this.own = own;
    this.disk = disk;
    this.floorFile = new TwinFile(home, "floor", disk);
  }

  /// What the supervisor took back.
  ///
  /// @param reason `crash-loop` for what was confirmed, anything else for a trial
  public record Fallen(String reason) {

    /// Whether it had proved itself before it fell.
    boolean wasConfirmed() {
      return reason.equals("crash-loop");
    }
  }

  public Path home() {
    return home;
  }

  /// Where the other release lies.
  public Path other() {
    return slot(otherName());
  }

  private String otherName() {
    return own.equals("a") ? "b" : "a";
  }

  private Path slot(String name) {
    return home.resolve("slots").resolve(name);
  }

  /// The version that this process is.
  public Optional<String> version() {
    return text(slot(own).resolve("release.txt"))
        .map(VERSION::matcher)
        .flatMap(found -> found.matches() ? Optional.of(found.group(1)) : Optional.empty());
  }

  /// Whether the supervisor started this process to see whether it proves itself.
  public boolean onTrial() {
    try {
      return !Files.readSymbolicLink(home.resolve("current")).getFileName().equals(Path.of(own));
    } catch (IOException e) {
      LOG.log(Level.ERROR, "software-link-unreadable", e);
      return false;
    }
  }

  public Optional<Fallen> fallen() {
    return text(home.resolve("fallen"))
        .map(String::strip)
        .map(FALLEN::matcher)
        .flatMap(
            found -> found.matches() ? Optional.of(new Fallen(found.group(2))) : Optional.empty());
  }

  public void forgetFallen() throws IOException {
    disk.delete(home.resolve("fallen"));
  }

  /// Who is trusted; absent where no installer ever said so.
  public Optional<SoftwareRoot> root() {
    return text(home.resolve("root.json")).flatMap(SoftwareCodec::root);
  }

  public void trust(String root) throws IOException {
    disk.write(home.resolve("root.json"), root.getBytes(StandardCharsets.UTF_8));
  }

  /// The lowest sequence that may still be installed.
  public long floor() {
    return floorFile
        .read()
        .map(bytes -> Long.parseLong(new String(bytes, StandardCharsets.UTF_8)))
        .orElse(0L);
  }

  /// Whether the other slot holds a whole release of this version that is trusted.
  public boolean holds(String version) {
    return release(otherName())
        .filter(release -> release.version().equals(version) && release.sequence() >= floor())
        .isPresent();
  }

  /// What the signed document in a slot says, as far as it is trusted.
  private Optional<Release> release(String name) {
    var text = text(slot(name).resolve("release.json"));
    var trusted = root();
    if (text.isEmpty() || trusted.isEmpty()) {
      return Optional.empty();
    }
    return switch (SoftwareCodec.release(text.get(), trusted.get())) {
      case Checked.Verified(var release) -> Optional.of(release);
      case Checked.Refused _ -> Optional.empty();
    };
  }

  /// The supervisor starts the other slot from now on, until it is confirmed or falls.
  public void beginTrial(Instant deadline) throws IOException {
    forgetFallen();
    var line = "%s 0 %d".formatted(otherName(), deadline.getEpochSecond());
    var check = Sha256.of(line.getBytes(StandardCharsets.UTF_8)).substring(0, CHECK_DIGITS);
    disk.write(home.resolve("trial"), (line + " " + check + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// The supervisor starts what is confirmed from now on.
  public void endTrial() throws IOException {
    disk.delete(home.resolve("trial"));
  }

  /// This slot has proved itself. What lies below the floor that it sets is never started again.
  public void confirmOwn() throws IOException {
    confirm(own, otherName());
  }

  /// The other slot had proved itself, but the power failed before this was written down.
  public void confirmOther() throws IOException {
    confirm(otherName(), own);
  }

  private void confirm(String good, String before) throws IOException {
    var release = release(good);
    if (release.isPresent() && release.get().floor() > floor()) {
      floorFile.write(Long.toString(release.get().floor()).getBytes(StandardCharsets.UTF_8));
    }
    if (!Files.exists(slot(good).resolve("confirmed"))) {
      disk.write(slot(good).resolve("confirmed"), new byte[0]);
    }
    disk.link(home.resolve("current"), Path.of("slots", good));
    if (floor() > 0 && release(before).filter(r -> r.sequence() >= floor()).isEmpty()) {
      disk.delete(slot(before).resolve("confirmed"));
    }
    endTrial();
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      LOG.log(Level.ERROR, "software-file-unreadable {0} {1}", file, e.toString());
      return Optional.empty();
    }
  }
}
