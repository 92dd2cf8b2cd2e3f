// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.software;

import hall.kiosk.config.Durable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Unpacks a release into a folder that becomes a slot only when all of it is on the disk.
///
/// Nothing is written outside that folder, no links are made, and no more bytes than an entry
/// announces are taken, whatever the bundle says: its signature is checked, but its signer may err.
public final class Bundle {

  static final int MOST_ENTRIES = 5000;
  static final long MOST_BYTES = 2L << 30;
  private static final int PIECE = 64 * 1024;

  private static final List<String> NEEDED = List.of("release.txt", "flags", "app/quarkus-run.jar");

  private Bundle() {}

  /// Unpacks into a slot, which loses what it held.
  ///
  /// @param release the signed document of the release, which is kept beside it
  /// @throws ZipException where the bundle is not what it should be
  /// @throws IOException where the disk does not take it
  public static void unpack(Path bundle, String release, Path slot) throws IOException {
    var fresh = slot.resolveSibling(slot.getFileName() + ".new");
    erase(fresh);
    Files.createDirectories(fresh);
    try (var zip = new ZipFile(bundle.toFile(), StandardCharsets.UTF_8)) {
      var entries = Collections.list(zip.entries());
      long bytes = entries.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum();
      if (entries.size() > MOST_ENTRIES || bytes > MOST_BYTES) {
        throw new ZipException("too much");
      }
      for (var entry : entries) {
        unpack(zip, entry, fresh);
      }
    } catch (IllegalArgumentException e) {
      throw new ZipException("names that are no text");
    }
    for (var needed : NEEDED) {
      if (!Files.isRegularFile(fresh.resolve(needed))) {
        throw new ZipException("lacks " + needed);
      }
    }
    Durable.write(fresh.resolve("release.json"), release.getBytes(StandardCharsets.UTF_8));
    verify(bundle, fresh);
    syncFolders(fresh);
    replace(fresh, slot);
  }

  private static void unpack(ZipFile zip, ZipEntry entry, Path folder) throws IOException {
    var file = place(entry.getName(), folder);
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    try (var in = zip.getInputStream(entry);
        var channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      copy(in, Channels.newOutputStream(channel), entry.getSize());
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      throw new ZipException("two of " + entry.getName());
    }
  }

  private static void copy(InputStream in, OutputStream out, long length) throws IOException {
    var piece = new byte[PIECE];
    long left = length;
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      left -= read;
      if (left < 0) {
        throw new ZipException("more than announced");
      }
      out.write(piece, 0, read);
    }
    if (left != 0) {
      throw new ZipException("less than announced");
    }
  }

  /// Where an entry goes; only what a slot is known to hold.
  private static Path place(String name, Path folder) throws ZipException {
    var clean = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    boolean known =
        clean.equals("app")
            || clean.startsWith("app/")
            || clean.equals("flags")
            || clean.equals("release.txt");
    if (!known
        || !clean.matches("[0-9A-Za-z._+@ /-]+")
        || List.of(clean.split("/", -1)).stream()
            .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))) {
      throw new ZipException("an entry that does not belong there: " + name);
    }
    return folder.resolve(clean);
  }

  /// Reads all of it again from the disk.
  private static void verify(Path bundle, Path folder) throws IOException {
    try (var zip = new ZipFile(bundle.toFile(), StandardCharsets.UTF_8)) {
      for (var entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory()) {
          var crc = new CRC32();
          try (var in =
              new CheckedInputStream(Files.newInputStream(place(entry.getName(), folder)), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
          }
          if (crc.getValue() != entry.getCrc()) {
            throw new ZipException("unpacked wrongly: " + entry.getName());
          }
        }
      }
    }
  }

  private static void syncFolders(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var each : all.filter(Files::isDirectory).toList()) {
        Durable.sync(each);
      }
    }
  }

  private static void replace(Path fresh, Path slot) throws IOException {
    var old = slot.resolveSibling(slot.getFileName() + ".old");
    erase(old);
    if (Files.exists(slot)) {
      Files.move(slot, old);
    }
    Files.move(fresh, slot);
    Durable.sync(slot.resolveSibling("."));
    erase(old);
  }

  static void erase(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (NoSuchFileException e) {
      // There is nothing to erase.
      return;
    }
  }
}
