// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.software;

import hall.kiosk.config.Durable;
import hall.kiosk.software.SoftwareCodec.Checked;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipException;

/// The release that is on its way to the other slot: its signed document and what came of its
/// bundle, in the folder `download` beside the slots. It outlives any process.
public final class Arrival {

  /// What must stay free for everything else: logs, the outbox.
  private static final long SPARE = 64L << 20;

  private final Slots slots;
  private final Path part;
  private final Path document;

  public Arrival(Slots slots) {
    this.slots = slots;
    this.part = slots.home().resolve("download/bundle.part");
    this.document = slots.home().resolve("download/release.json");
  }

  /// The document of what an earlier process, or this one, began.
  public Optional<String> document() throws IOException {
    return Files.exists(document) ? Optional.of(Files.readString(document)) : Optional.empty();
  }

  /// What a document says, as far as it is trusted now.
  public Optional<Release> trusted(String signed) {
    return slots
        .root()
        .map(root -> SoftwareCodec.release(signed, root))
        .flatMap(checked ->
            checked instanceof Checked.Verified(var release)
                ? Optional.of(release)
                : Optional.empty())
        .filter(release -> release.sequence() >= slots.floor());
  }

  /// A release begins to come; what came of another one is dropped.
  public void begin(String signed) throws IOException {
    if (!document().equals(Optional.of(signed))) {
      Files.deleteIfExists(part);
      Durable.write(document, signed.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// How many bytes of the bundle are here.
  public long length() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /// Whether the disk has room for a whole release.
  public boolean hasRoom(Release release) throws IOException {
    return fits(release, Files.getFileStore(slots.home()).getUsableSpace());
  }

  /// The bundle, what it unpacks to, and something to spare.
  static boolean fits(Release release, long usable) {
    return usable >= 3 * release.length() + SPARE;
  }

  public void append(byte[] bytes) throws IOException {
    try (var channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(false);
    }
  }

  /// Verifies what is here, from the disk, and makes a slot of it.
  ///
  /// @return why it is not what was signed; then it comes anew
  /// @throws IOException where the disk does not take it
  public Optional<String> unpack(Release release, String signed) throws IOException {
    if (Files.size(part) != release.length()) {
      return dropped("length-wrong");
    }
    if (!sha256(part).equals(release.sha256())) {
      return dropped("hash-wrong");
    }
    // A newer root may have come meanwhile.
    if (trusted(signed).isEmpty()) {
      return dropped("signature-wrong");
    }
    try {
      Bundle.unpack(part, signed, slots.other());
    } catch (ZipException e) {
      return dropped("malformed");
    }
    Files.delete(part);
    Durable.delete(document);
    return Optional.empty();
  }

  private Optional<String> dropped(String reason) throws IOException {
    Files.delete(part);
    return Optional.of(reason);
  }

  private static String sha256(Path file) throws IOException {
    try (var in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
