// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.w3c.dom.Element;

/// The files of an OFD (GB/T 33190-2016, 6.1), a ZIP that is unpacked into memory and nowhere else.
///
/// Its files are read once, in the order of the archive; whatever verifies and whatever draws sees
/// the same bytes. A name that comes twice, leads out of the package or is written in two ways is
/// refused, and so is more than a document of some pages unpacks to.
public final class OfdPackage {
  static final int MOST_FILES = 2000;
  static final int MOST_UNPACKED = 64 * 1024 * 1024;
  static final int MOST_XML = 8 * 1024 * 1024;

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final int BUFFER = 64 * 1024;

  private final Map<String, byte[]> files;

  private OfdPackage(Map<String, byte[]> files) {
    this.files = files;
  }

  /// Whether it looks like one, whatever anybody called it.
  public static boolean is(byte[] bytes) {
    return bytes.length > ZIP.length && Arrays.equals(bytes, 0, ZIP.length, ZIP, 0, ZIP.length);
  }

  /// Unpacks one.
  public static OfdPackage read(byte[] zip) throws OfdException {
    Map<String, byte[]> files = new TreeMap<>();
    int left = MOST_UNPACKED;
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
      int entries = 0;
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (++entries > MOST_FILES) {
          throw OfdException.tooLarge("files");
        }
        if (entry.isDirectory()) {
          continue;
        }
        byte[] bytes = unpacked(in, left);
        left -= bytes.length;
        if (files.put(name(entry.getName()), bytes) != null) {
          throw OfdException.unreadable("a file comes twice");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // A ZIP that is broken, or names that are no UTF-8.
      throw OfdException.unreadable("zip: " + e.getClass().getSimpleName());
    }
    return new OfdPackage(files);
  }

  private static byte[] unpacked(ZipInputStream in, int most) throws IOException, OfdException {
    byte[] bytes = new byte[BUFFER];
    int length = 0;
    int read;
    while ((read = in.read(bytes, length, bytes.length - length)) >= 0) {
      length += read;
      if (length > most) {
        throw OfdException.tooLarge("unpacked");
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  /// As the archive names it, without a slash before it.
  private static String name(String written) throws OfdException {
    String name = written.startsWith("/") ? written.substring(1) : written;
    String resolved = resolve("", name);
    if (!resolved.equals(name)) {
      throw OfdException.unreadable("a name that is written in another way");
    }
    return name;
  }

  /// The file that a location (ST_Loc) names: absolute behind a slash, or seen from the folder of
  /// the file in which it stands.
  public static String resolve(String from, String location) throws OfdException {
    String said = location.strip();
    if (said.isEmpty() || said.indexOf('\\') >= 0 || said.indexOf('\0') >= 0) {
      throw OfdException.unreadable("a location");
    }
    Deque<String> parts = new ArrayDeque<>();
    if (!said.startsWith("/") && from.contains("/")) {
      Collections.addAll(parts, from.substring(0, from.lastIndexOf('/')).split("/", -1));
    }
    for (String part : said.split("/", -1)) {
      switch (part) {
        case "", "." -> {}
        case ".." -> {
          if (parts.pollLast() == null) {
            throw OfdException.unreadable("a location outside");
          }
        }
        default -> parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  /// The file of this name, or else the only one whose name differs in small and capital letters
  /// alone: some producers do not tell them apart. The name itself where there is none.
  String find(String name) {
    if (has(name)) {
      return name;
    }
    List<String> like = names().stream().filter(each -> each.equalsIgnoreCase(name)).toList();
    return like.size() == 1 ? like.getFirst() : name;
  }

  /// The names of all files, without a slash before them.
  public Set<String> names() {
    return Collections.unmodifiableSet(files.keySet());
  }

  public boolean has(String name) {
    return files.containsKey(name);
  }

  /// The bytes of a file; not to be written to.
  public byte[] bytes(String name) throws OfdException {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw OfdException.unreadable("a file is missing");
    }
    return bytes;
  }

  /// The root of an XML file.
  public Element xml(String name) throws OfdException {
    byte[] bytes = bytes(name);
    if (bytes.length > MOST_XML) {
      throw OfdException.tooLarge("xml");
    }
    return OfdXml.parse(bytes);
  }
}
