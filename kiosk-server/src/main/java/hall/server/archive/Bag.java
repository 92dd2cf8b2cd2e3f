// SPDX-License-Identifier: Apache-2.0
package hall.server.archive;

import hall.server.Secrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A bag (RFC 8493) that is ready to be written: all hashes are known before its first byte goes
/// out.
///
/// @param name of its folder
/// @param tags the tag files but the manifest of the tags, then the payload
/// @param tagManifest over the tags; its hash stands for the whole bag
/// @param signature over the bytes of that manifest, which therefore cannot name it
record Bag(String name, List<Part> tags, List<Part> payload, Part tagManifest, Part signature) {
  static final String VERSION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
  static final String DECLARATION = "bagit.txt";
  static final String INFO = "bag-info.txt";
  static final String MANIFEST = "manifest-sha256.txt";
  static final String TAG_MANIFEST = "tagmanifest-sha256.txt";
  static final String SIGNATURE = "signature.p7s";
  static final String DATA = "data/";

  /// Bytes from anywhere.
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /// A file of the bag.
  ///
  /// @param path below the folder of the bag
  record Part(String path, long bytes, String sha256, Source source) {
    static Part of(String path, byte[] bytes) {
      return new Part(
          path,
          bytes.length,
          HexFormat.of().formatHex(Secrets.sha256().digest(bytes)),
          () -> new ByteArrayInputStream(bytes));
    }

    static Part of(String path, String text) {
      return of(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A file whose hash was checked.
    static Part of(String path, long bytes, String sha256, Path file) {
      return new Part(path, bytes, sha256, () -> Files.newInputStream(file));
    }
  }

  /// @param organization that answers for the case
  /// @param signer makes a signature beside the bytes that it is given
  static Bag of(
      String name,
      String organization,
      LocalDate day,
      List<Part> payload,
      UnaryOperator<byte[]> signer) {
    long bytes = payload.stream().mapToLong(Part::bytes).sum();
    String info =
        "Source-Organization: %s\nExternal-Identifier: %s\nBagging-Date: %s\nPayload-Oxum: %d.%d\nBag-Software-Agent: hall-server\n"
            .formatted(organization, name, day, bytes, payload.size());
    List<Part> tags =
        List.of(
            Part.of(DECLARATION, VERSION),
            Part.of(INFO, info),
            Part.of(MANIFEST, manifest(payload)));
    byte[] tagManifest = manifest(tags).getBytes(StandardCharsets.UTF_8);
    return new Bag(
        name,
        tags,
        payload,
        Part.of(TAG_MANIFEST, tagManifest),
        Part.of(SIGNATURE, signer.apply(tagManifest)));
  }

  private static String manifest(List<Part> parts) {
    return parts.stream()
        .map(each -> each.sha256() + "  " + each.path() + "\n")
        .collect(Collectors.joining());
  }

  /// Stands for the whole bag: who changes any file of it changes this.
  String seal() {
    return tagManifest.sha256();
  }

  /// Writes it file by file; documents were packed by their own formats.
  void write(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setLevel(Deflater.BEST_SPEED);
    List<Part> all = new ArrayList<>(tags);
    all.add(tagManifest);
    all.add(signature);
    all.addAll(payload);
    for (Part each : all) {
      zip.putNextEntry(new ZipEntry(name + "/" + each.path()));
      try (InputStream bytes = each.source().open()) {
        bytes.transferTo(zip);
      }
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
  }
}
